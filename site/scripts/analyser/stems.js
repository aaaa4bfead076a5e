// Folding and the three stemmers, without the reading of texts: all that a search index needs.
import { stemEnglish } from './english.js';
import { stemKyrgyz } from './kyrgyz.js';
import { stemRussian } from './russian.js';

const STEMMERS = { ky: stemKyrgyz, ru: stemRussian, en: stemEnglish };

// The stem of a folded word; lang is 'ky', 'ru' or 'en'.
export const stem = (folded, lang) => STEMMERS[lang](folded);

export { fold } from './fold.js';
