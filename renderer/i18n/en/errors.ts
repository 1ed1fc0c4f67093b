/** What every error is and what to do about it, by code. */
export const errors = {
  host: {
    badRequest: {
      title: "The request was not understood",
      tip: "Reload the window. If it happens again, window and host are of different versions.",
    },
    unknownMethod: {
      title: "The host does not know this request",
      tip: "Start the application again, so that window and host are of the same version.",
    },
    forbidden: {
      title: "The host refused the request",
      tip: "Open the window with the address printed in the terminal.",
    },
    tooLarge: { title: "The request was too large", tip: "Try with a shorter text." },
    notFound: {
      title: "The host does not have what was asked for",
      tip: "Open the dataset again.",
    },
    unsupported: {
      title: "This is not possible in this window",
      tip: "Use the folder picker of the page, or give the path.",
    },
    unreachable: {
      title: "The host does not answer",
      tip: "Start the application again with npm start.",
    },
    internal: {
      title: "The host met an internal error",
      tip: "Try again. The details help to report it.",
    },
  },
  dataset: {
    notFound: {
      title: "There is nothing at this place",
      tip: "Check the path: the folder may have been moved or renamed.",
    },
    notADataset: {
      title: "This folder holds no known dataset",
      tip: "Choose the folder that holds the tables themselves (customers, payments, events …).",
    },
    severalDatasets: {
      title: "This folder holds several datasets",
      tip: "Open one of them itself; the details name them.",
    },
    unreadable: {
      title: "A file could not be read",
      tip: "Check that the file is complete and may be read.",
    },
    missingTable: {
      title: "A required table is missing",
      tip: "Put the file back and open the folder again.",
    },
    missingColumn: {
      title: "A required column is missing",
      tip: "Check the header line of the file.",
    },
    badRow: {
      title: "A row could not be used",
      tip: "See the quarantined rows for its text.",
    },
    cancelled: { title: "The opening was cancelled", tip: "Open the dataset again." },
  },
  settings: {
    unreadable: {
      title: "The settings could not be read",
      tip: "Defaults apply until they are saved again.",
    },
    unwritable: {
      title: "The settings could not be saved",
      tip: "They hold until the window is closed. Check the rights of the settings folder.",
    },
  },
  cli: {
    usage: { title: "The command was not understood", tip: "Check its arguments." },
  },
  worker: {
    crashed: {
      title: "The engine stopped",
      tip: "Open the dataset again. A very large dataset may need more memory.",
    },
  },
  layout: {
    failed: {
      title: "The layout stopped; everything stays in its place",
      tip: "Ask for it again, or choose another layout.",
    },
  },
  generator: {
    badOption: { title: "An option is not usable", tip: "Check the option." },
  },
  sql: {
    notReady: {
      title: "The tables are still being prepared for SQL",
      tip: "Try again in a moment.",
    },
    refused: {
      title: "This statement is not allowed here",
      tip: "Queries only read: use SELECT or WITH.",
    },
    failed: { title: "The query could not be run", tip: "Look at the place that is marked." },
    cancelled: { title: "The query was cancelled", tip: "Run it again, or narrow it down." },
  },
  reveals: {
    unreadable: {
      title: "The list of reveals could not be read",
      tip: "Check that the settings folder can be read.",
    },
    unwritable: {
      title: "The reveal could not be recorded",
      tip: "Nothing was shown. Check that the settings folder can be written.",
    },
  },
  queries: {
    unreadable: { title: "The saved queries could not be read", tip: "The file was set aside." },
    unwritable: {
      title: "The queries could not be saved",
      tip: "Check that the settings folder can be written.",
    },
    full: {
      title: "The list of saved queries is full",
      tip: "Nothing was changed. Export the queries, then delete some that are not needed.",
    },
  },
  rules: {
    badFile: {
      title: "The file holds no rules that can be used",
      tip: "The rules here were kept. The details name the first place that is not as it should be.",
    },
    badCondition: {
      title: "The condition is not understood",
      tip: "Correct it at the place that is marked.",
    },
    invalid: {
      title: "The rules cannot be saved as they are",
      tip: "Nothing was saved. Correct what the details name first.",
    },
    unreadable: { title: "The saved rules could not be read", tip: "The file was set aside." },
    unwritable: {
      title: "The rules could not be saved",
      tip: "Check that the settings folder can be written.",
    },
    full: {
      title: "No more rule sets can be saved",
      tip: "Nothing was changed. The file rules.json in the settings folder holds them all: move it away to begin anew.",
    },
  },
  features: {
    unknown: {
      title: "There is no such feature",
      tip: "Take a name from the list of features.",
    },
  },
  scoring: {
    cannotFit: {
      title: "The score could not be fitted",
      tip: "Frauds must have labels, and more rule points than legitimate payments.",
    },
  },
  model: {
    damaged: {
      title: "A trained model is damaged",
      tip: "Install the application again, or train the model again.",
    },
  },
  identity: {
    unavailable: {
      title: "Identity cards cannot be read",
      tip: "Parts of the application are missing or damaged. Install it again.",
    },
    stopped: {
      title: "Reading a picture stopped",
      tip: "Read the picture again; the others are not concerned.",
    },
    unreadable: {
      title: "The picture cannot be read",
      tip: "Take a PNG, JPEG, WebP, BMP or GIF file that opens elsewhere.",
    },
  },
  casework: {
    unreadable: {
      title: "The casework could not be read",
      tip: "Look at the file the message names; nothing was changed.",
    },
    unwritable: {
      title: "The action could not be written down, so it was not done",
      tip: "Check that the disk has room and the folder of settings can be written.",
    },
    locked: {
      title: "Another running application writes this journal",
      tip: "Close the other application, then try again.",
    },
    damaged: {
      title: "The journal was damaged",
      tip: "It goes on with what is good; what was left out is kept beside it.",
    },
    refused: {
      title: "This is not possible here",
      tip: "Read the message for the reason.",
    },
    notFound: {
      title: "There is no such attachment or case",
      tip: "It may have been taken away from the folder of the journal.",
    },
  },
  view: {
    badValue: {
      title: "This value cannot be compared with the field",
      tip: "Write numbers with a point, days as 2025-11-26 and times (UTC) as 2025-11-26 08:10:15.",
    },
  },
  address: {
    unknown: { title: "This address leads nowhere", tip: "Search for the record instead." },
  },
};
