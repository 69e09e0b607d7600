import { Converter } from 'typedoc';

/** Two changes to TypeDoc: what it asks documentation for, and how it names the guide's pages. */
export function load({ converter, logger }) {
  // A member of an anonymous type, such as that of a constant, has `__type` in its name. What has
  // the type is documented; its members need not be.
  const warn = logger.validationWarning.bind(logger);
  logger.validationWarning = (message, ...where) => {
    if (!message.includes('.__type.')) warn(message, ...where);
  };

  // A page is named by its heading rather than by its file.
  converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    page.name = /^# (.+)$/m.exec(page.content[0]?.text)?.[1] ?? page.name;
  });
}
