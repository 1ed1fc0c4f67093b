import type { Random } from "../random";
import { isOfficeTime } from "./calendar";
import { lookAlike, NORMAL } from "./model";
import type { Address, Customer, Device, Story } from "./model";
import { newAddress } from "./network";
import type { Carriers } from "./network";

export interface Whereabouts {
  readonly device: Device;
  readonly address: Address;
}

/** On what and from where a customer visits, by habit: own or household device; office, carrier, home or elsewhere. */
export function drawWhereabouts(
  random: Random,
  carriers: Carriers,
  customer: Customer,
  atMs: number,
): Whereabouts {
  if (customer.office !== null && isOfficeTime(atMs) && random.chance(0.8))
    return { device: customer.devices[0]!, address: customer.office };
  if (customer.householdDevice !== null && random.chance(0.55))
    return { device: customer.householdDevice, address: customer.home };
  const device =
    customer.devices.length > 1 && random.chance(0.3) ? customer.devices[1]! : customer.devices[0]!;
  const { country } = customer.home;
  if (device.kind !== "web_desktop" && random.chance(0.16))
    return { device, address: carriers.get(country)! };
  return { device, address: random.chance(0.08) ? newAddress(random, country) : customer.home };
}

/** What an honest payment from there resembles. */
export function storyOf(customer: Customer, { device, address }: Whereabouts): Story {
  if (device === customer.householdDevice) return lookAlike("household");
  if (address.kind === "office") return lookAlike("office");
  if (address.country !== customer.country) return lookAlike("traveller");
  return address.kind === "carrier" ? lookAlike("mobile_carrier") : NORMAL;
}
