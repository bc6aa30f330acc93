/** Shorter names keep their "the": "The Sun" is not every "Sun". */
const LEAST_WITHOUT_THE = 7;
const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?(?<label>[\p{L}\p{N}-]+)(?:\.[\p{L}\p{N}-]+){1,2}\/?$/iu;

/**
 * One key for an outlet under its name and under its site's domain: "The Osk Herald", "Osk Herald", "oskherald.com".
 * @param name as an article's `outlet` has it
 */
export const outletKey = (name: string): string => {
  const label = DOMAIN.exec(name.trim())?.groups?.label ?? name;
  const letters = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const rest = letters.replace(/^the/u, '');
  return rest.length >= LEAST_WITHOUT_THE ? rest : letters || name;
};
