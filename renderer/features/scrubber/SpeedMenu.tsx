import { Button, Classes, Menu, MenuDivider, MenuItem, PopoverNext } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseSpeed, SPEEDS, speedWords, type Speed } from "#shared/clock/speed";
import { useClock, useSettings } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** How fast the clock plays: the speeds that are stepped through, and any other one typed. */
export function SpeedMenu() {
  const { t } = useTranslation();
  const words = useSpeedWords();
  const speed = useSettings((state) => state.replay.speed);
  const setSpeed = useClock((state) => state.setSpeed);
  const [open, setOpen] = useState(false);
  const choose = (chosen: Speed) => {
    setSpeed(chosen);
    setOpen(false);
  };
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="top-start"
      transitionDuration={0}
      content={
        <Menu className="speed-menu">
          {(["data", "records"] as const).map((unit) => (
            <SpeedGroup key={unit} unit={unit} speed={speed} choose={choose} />
          ))}
          <MenuDivider title={t("clock.speedHint.custom")} />
          <li>
            <CustomSpeed choose={choose} />
          </li>
        </Menu>
      }
    >
      <Button
        variant="minimal"
        size="small"
        className="speed-button"
        aria-label={t("clock.speedNow", { speed: words(speed) })}
        title={t("clock.speed")}
        text={words(speed)}
      />
    </PopoverNext>
  );
}

interface GroupProps {
  readonly unit: Speed["unit"];
  readonly speed: Speed;
  readonly choose: (speed: Speed) => void;
}

function SpeedGroup({ unit, speed, choose }: GroupProps) {
  const { t } = useTranslation();
  const words = useSpeedWords();
  return (
    <>
      <MenuDivider title={t(`clock.speedHint.${unit}`)} />
      {SPEEDS[unit].map((perSecond) => (
        <MenuItem
          key={perSecond}
          roleStructure="listoption"
          selected={speed.unit === unit && speed.perSecond === perSecond}
          text={words({ unit, perSecond })}
          onClick={() => choose({ unit, perSecond })}
        />
      ))}
    </>
  );
}

function CustomSpeed({ choose }: { choose: (speed: Speed) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="speed-custom"
      onSubmit={(event) => {
        event.preventDefault();
        const speed = parseSpeed(text);
        if (speed === null) setWrong(true);
        else choose(speed);
      }}
    >
      <input
        className={Classes.INPUT}
        aria-label={t("clock.speedHint.custom")}
        aria-invalid={wrong}
        placeholder={t("clock.speedPlaceholder")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
      <Button type="submit" size="small" text={t("clock.set")} />
      {wrong && <p role="alert">{t("clock.speedWrong")}</p>}
    </form>
  );
}

function useSpeedWords(): (speed: Speed) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (speed) => {
    const { amount, unit } = speedWords(speed);
    return t(`clock.perSecond.${unit}`, { n: format.decimal(amount) });
  };
}
