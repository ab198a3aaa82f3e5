// @ts-check
// Reads the index that a build makes for the search page; knows no document. Tests hold it to the reader in Swift.

/** @typedef {{ count: number, postings: Uint8Array }} Entry */
/** @typedef {{ pages: Int32Array, marks: Uint8Array }} Postings */
/** @typedef {{ terms: string[], text: string }} Run what stands between separators, and the terms it is found by */
/** @typedef {{ page: number, score: number }} Hit */
/** @typedef {{ t: string, u: string, d?: [string, string], k?: string[], p: [string, string, string][] }} Text title, address, day, keywords, and for each heading its id, its words and the text beneath */
/** @typedef {{ postings: Postings, count: number, weight: number }[]} Slot alternatives, of which a page has to have one */
/** @typedef {"full" | "keyword" | "exact" | "fuzzy"} How */
/** @typedef {{ hits: Hit[], runs: string[], phrases: string[], corrected: string[] | null, isPartial: boolean }} Found */

// Letters without their accents, each row from a character on; a space where there is none.
/** @type {[number, string][]} */
const LATIN = [
  [0xc0,
    "aaaaaaæceeeeiiiiðnooooo ouuuuyþßaaaaaaæceeeeiiiiðnooooo ouuuuyþy" +
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸllllllllllnnnnnnnŋŋooooooœœ" +
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"],
  [0x1a0, "oo"], [0x1af, "uu"], [0x1cd, "aaiioouuuuuuuuuu"],
  [0x1ea0, "a".repeat(24) + "e".repeat(16) + "iiii" + "o".repeat(24) + "u".repeat(14) + "y".repeat(8)],
];
const IDEOGRAPH = new RegExp(
  "[\\u2E80-\\u2FD5\\u3005-\\u3007\\u3021-\\u3029\\u3041-\\u3096\\u309D-\\u309F\\u30A1-\\u30FA" +
  "\\u30FC-\\u30FF\\u3105-\\u312F\\u31A0-\\u31BF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF" +
  "\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFF66-\\uFF9F\\u{20000}-\\u{3FFFD}]", "u");
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const WORD_LIMIT = 48;
// So many terms tell pages apart; each one more may take a file.
const MOST_TERMS = 32;
// Pairs of a run that are nowhere: a wrong character takes two with it.
const MOST_MISSING = 4;
const STEPS = [1, 2, 3, 5, 8, 13, 21, 34];
// BM25: how soon more of a term adds little, how much long pages count less, and what the title adds.
const [SATURATION, LENGTH, MAIN] = [1.2, 0.5, 1.5];

/** How single characters are compared; one becomes one, so that places stay. */
export class Folding {
  /** @param {string} variants pairs of characters: a variant and what it is read as */
  constructor(variants = "") {
    /** @type {Map<string, string>} */
    this.variants = new Map();
    const characters = [...variants];
    for (let i = 0; i + 1 < characters.length; i += 2) this.variants.set(characters[i], characters[i + 1]);
  }

  /**
   * @param {string} character
   * @returns {string}
   */
  fold(character) {
    const code = /** @type {number} */ (character.codePointAt(0));
    if (code < 0x80) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
    if (code >= 0xff01 && code <= 0xff5e) return this.fold(String.fromCharCode(code - 0xfee0));
    for (const [start, letters] of code < 0x1f00 ? LATIN : []) {
      const letter = letters[code - start];
      if (letter) return letter === " " ? character : letter;
    }
    if (IDEOGRAPH.test(character)) return this.variants.get(character) ?? character;
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }

  /** @param {string} text */
  text(text) {
    let folded = "";
    for (const character of text) folded += this.fold(character);
    return folded;
  }

  /**
   * The runs of a text, folded. Words are stemmed in their terms; of what has no spaces each pair is a term.
   * @param {string} text
   * @returns {Run[]}
   */
  runs(text) {
    /** @type {Run[]} */
    const runs = [];
    let word = "";
    /** @type {string[]} */
    let han = [];
    const end = () => {
      if (word) runs.push({ text: word, terms: [stem(word)] });
      if (han.length === 1) runs.push({ text: han[0], terms: [...han] });
      if (han.length > 1) {
        runs.push({ text: han.join(""), terms: han.slice(1).map((next, i) => han[i] + next) });
      }
      word = "";
      han = [];
    };
    for (const character of text) {
      const folded = this.fold(character);
      if (IDEOGRAPH.test(folded)) {
        if (word) end();
        han.push(folded);
      } else if (LETTER.test(folded)) {
        if (han.length) end();
        if (encoder.encode(word).length < WORD_LIMIT) word += folded;
      } else {
        end();
      }
    }
    end();
    return runs;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A word without its ending, by the rules of the build.
 * @param {string} word
 */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  if (word.endsWith("s") && !/[sui]s$/.test(word)) {
    word = word.slice(0, -1);
    if (word.endsWith("ie") && word.length > 4) word = word.slice(0, -1);
    if (/(sse|xe|che|she|ze)$/.test(word)) word = word.slice(0, -1);
  }
  const participle = ["ing", "ed"].find((ending) => drops(word, ending, 3));
  if (participle) {
    word = word.slice(0, -participle.length);
    if (word.length > 3 && /([^aeiouls])\1$/.test(word)) word = word.slice(0, -1);
  } else if (drops(word, "ly", 4)) {
    word = word.slice(0, -2);
  }
  if (word.length > 4 && word.endsWith("e")) word = word.slice(0, -1);
  if (word.length > 3 && word.endsWith("i")) word = `${word.slice(0, -1)}y`;
  return word;
}

/**
 * @param {string} word
 * @param {string} ending
 * @param {number} least
 */
function drops(word, ending, least) {
  const rest = word.slice(0, word.length - ending.length);
  return word.endsWith(ending) && rest.length >= least && /[aeiouy]/.test(rest);
}

/**
 * The order of UTF-8 bytes.
 * @param {Uint8Array} left
 * @param {Uint8Array} right
 */
function compare(left, right) {
  const count = Math.min(left.length, right.length);
  for (let i = 0; i < count; i += 1) if (left[i] !== right[i]) return left[i] - right[i];
  return left.length - right.length;
}

/** Reads numbers of seven bits to a byte. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get isAtEnd() { return this.at >= this.bytes.length; }

  number() {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes[this.at];
      this.at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80 || byte === undefined) return value;
      shift += 7;
    }
  }

  /** @param {number} count */
  slice(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}

/** @param {BlobPart} bytes */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * A term's pages and marks.
 * @param {Entry} entry
 * @param {number} pageCount
 * @returns {Postings}
 */
function read({ count, postings }, pageCount) {
  const pages = new Int32Array(count);
  const marks = new Uint8Array(count);
  const reader = new Reader(postings);
  if (count * 8 > pageCount) {
    const bits = reader.slice(Math.ceil(pageCount / 8));
    let next = 0;
    for (let page = 0; page < pageCount; page += 1) {
      if ((bits[page >> 3] >> (page & 7)) & 1) pages[next++] = page;
    }
  } else {
    let next = 0;
    for (let i = 0; i < count; i += 1) {
      pages[i] = next + reader.number();
      next = pages[i] + 1;
    }
  }
  for (let i = 0; i < count; i += 1) {
    const byte = postings[reader.at + (i >> 1)];
    marks[i] = i & 1 ? byte >> 4 : byte & 15;
  }
  return { pages, marks };
}

/** The index of one language. */
export class SearchIndex {
  /**
   * @param {string} root address of its folder, with a slash at the end
   * @returns {Promise<SearchIndex>}
   */
  static async open(root) {
    // What the site was when its index was made is asked for anew; all else bears its version.
    const answer = await fetch(`${root}index.bin`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${root}index.bin`);
    const manifest = JSON.parse(decoder.decode(await unpacked(await answer.arrayBuffer())));
    const index = new SearchIndex(root, manifest);
    await index.readPages();
    return index;
  }

  /**
   * @param {string} root
   * @param {any} manifest
   */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    /** @type {number} */
    this.pageCount = manifest.pages;
    this.folding = new Folding(manifest.variants);
    /** @type {Uint8Array[]} */
    this.firsts = manifest.shards.map((/** @type {string} */ term) => encoder.encode(term));
    /** @type {Map<number, Promise<Map<string, Entry>>>} */
    this.shards = new Map();
    /** @type {Map<number, Promise<Uint8Array>>} */
    this.blocks = new Map();
    /** @type {Map<number, Text>} */
    this.texts = new Map();
  }

  /** @param {string} name */
  async fetch(name) {
    const answer = await fetch(`${this.root}${name}?v=${this.manifest.version}`);
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return answer.arrayBuffer();
  }

  async readPages() {
    const reader = new Reader(await unpacked(await this.fetch("pages.bin")));
    const count = this.pageCount;
    const bits = reader.slice(Math.ceil(count / 8));
    this.block = new Int32Array(count);
    this.placeInBlock = new Uint8Array(count);
    for (let page = 0, block = -1, place = 0; page < count; page += 1, place += 1) {
      if ((bits[page >> 3] >> (page & 7)) & 1) {
        block += 1;
        place = 0;
      }
      this.block[page] = block;
      this.placeInBlock[page] = place;
    }
    this.lengths = Array.from(reader.slice(count), (step) =>
      step < 8 ? step : (8 + (step & 7)) << ((step >> 3) - 1));
    const low = reader.slice(count);
    const high = reader.slice(count);
    this.days = Array.from(low, (byte, page) => byte | (high[page] << 8));
    const column = () => Array.from({ length: count }, () => reader.number());
    /** @type {Record<string, number[][]>} what each page can be chosen by: places in the lists of the manifest */
    this.facets = {};
    for (const name of ["type", "unit", "year"]) {
      this.facets[name] = column().map((value) => (value ? [value - 1] : []));
    }
    for (const { name } of this.manifest.classes) {
      this.facets[name] = column().map((length) => Array.from({ length }, () => -1));
      for (const values of this.facets[name]) values.forEach((_, i) => { values[i] = reader.number(); });
    }
  }

  /**
   * The values of a facet with their words.
   * @param {string} name
   * @returns {[string, string][]}
   */
  values(name) {
    return this.manifest[name]
      ?? this.manifest.classes.find((/** @type {{ name: string }} */ scheme) => scheme.name === name).values;
  }

  /**
   * The place of the shard that a term would be in.
   * @param {Uint8Array} term
   */
  place(term) {
    let low = 0;
    let high = this.firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.firsts[middle], term) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** @param {number} place */
  shard(place) {
    let shard = this.shards.get(place);
    if (!shard) {
      shard = this.readShard(place).catch((error) => {
        // What failed once may succeed the next time.
        this.shards.delete(place);
        throw error;
      });
      this.shards.set(place, shard);
    }
    return shard;
  }

  /** @param {number} place */
  async readShard(place) {
    let name = 0x811c9dc5;
    for (const byte of this.firsts[place]) name = Math.imul(name ^ byte, 0x01000193) >>> 0;
    const file = `terms-${name.toString(16).padStart(8, "0")}.bin`;
    const reader = new Reader(await unpacked(await this.fetch(file)));
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    let term = new Uint8Array(0);
    while (!reader.isAtEnd) {
      const [shared, own] = reader.slice(2);
      const next = new Uint8Array(shared + own);
      next.set(term.subarray(0, shared));
      next.set(reader.slice(own), shared);
      term = next;
      const count = reader.number();
      entries.set(decoder.decode(term), { count, postings: reader.slice(reader.number()) });
    }
    return entries;
  }

  /**
   * @param {string} term
   * @returns {Promise<Entry | undefined>}
   */
  async entry(term) {
    const place = this.place(encoder.encode(term));
    return place < 0 ? undefined : (await this.shard(place)).get(term);
  }

  /**
   * The terms that begin so, from no more than some shards.
   * @param {string} prefix
   * @param {number} limit
   * @returns {Promise<[string, Entry][]>}
   */
  async beginning(prefix, limit) {
    const bytes = encoder.encode(prefix);
    const first = Math.max(0, this.place(bytes));
    const places = [];
    for (let place = first; place < this.firsts.length && places.length < limit; place += 1) {
      if (place > first && compare(this.firsts[place].subarray(0, bytes.length), bytes) > 0) break;
      places.push(place);
    }
    const shards = await Promise.all(places.map((place) => this.shard(place)));
    return shards.flatMap((shard) => [...shard].filter(([term]) => term.startsWith(prefix)));
  }

  /**
   * The text of a page.
   * @param {number} page
   * @returns {Promise<Text>}
   */
  async text(page) {
    const known = this.texts.get(page);
    if (known) return known;
    const number = this.block[page];
    let block = this.blocks.get(number);
    if (!block) {
      block = this.fetch(`text-${number}.bin`).then((buffer) => new Uint8Array(buffer)).catch((error) => {
        this.blocks.delete(number);
        throw error;
      });
      this.blocks.set(number, block);
    }
    const reader = new Reader(await block);
    const sizes = Array.from({ length: reader.number() }, () => reader.number());
    const before = sizes.slice(0, this.placeInBlock[page]).reduce((sum, size) => sum + size, 0);
    reader.slice(before);
    const bytes = reader.slice(sizes[this.placeInBlock[page]]);
    const text = JSON.parse(decoder.decode(await unpacked(bytes)));
    this.texts.set(page, text);
    return text;
  }

  /**
   * The pages for a query, best first.
   * @param {string} query
   * @param {How} how
   * @returns {Promise<Found>}
   */
  async find(query, how = "full") {
    const phrases = how === "exact" && query.trim() ? [query] : quoted(query);
    const loose = how === "exact" ? "" : query.replace(QUOTED, " ");
    const runs = this.runs([...phrases, loose]);
    const found = {
      hits: /** @type {Hit[]} */ ([]), runs: runs.map((run) => run.text),
      phrases: phrases.map((phrase) => this.folding.text(phrase.trim())),
      corrected: /** @type {string[] | null} */ (null), isPartial: false,
    };
    if (!runs.length || !this.pageCount) return found;
    const slots = await this.slots(runs, how);
    // A page with a phrase has all of it.
    const whole = this.runs(phrases).length;
    const scores = this.score(slots, how, whole);
    if (how !== "exact") await this.addSynonyms(loose, phrases, how, scores);
    // What stands in quotation marks is meant as it stands.
    if (!phrases.length && (how === "fuzzy" || !scores.size && how !== "exact")) {
      const corrected = await this.corrected(runs, how);
      if (corrected) {
        found.corrected = corrected.runs.map((run) => run.text);
        found.runs = [...new Set([...found.runs, ...found.corrected])];
        for (const [page, score] of corrected.scores) scores.set(page, Math.max(scores.get(page) ?? 0, score * 0.8));
      }
    }
    if (!scores.size && how !== "exact" && !phrases.length) {
      for (const [page, score] of this.partial(slots, how)) scores.set(page, score);
      found.isPartial = scores.size > 0;
    }
    found.hits = Array.from(scores, ([page, score]) => ({ page, score }))
      .sort((left, right) => right.score - left.score || left.page - right.page);
    return found;
  }

  /**
   * The runs of all parts, as far as a search goes.
   * @param {string[]} parts
   * @returns {Run[]}
   */
  runs(parts) {
    let rest = MOST_TERMS;
    return parts.flatMap((part) => this.folding.runs(part)).flatMap((run) => {
      const terms = run.terms.slice(0, rest);
      rest -= terms.length;
      if (terms.length === run.terms.length) return [run];
      return terms.length ? [{ text: [...run.text].slice(0, terms.length + 1).join(""), terms }] : [];
    });
  }

  /**
   * What a page has to have: for each run a slot for each of its terms.
   * @param {Run[]} runs
   * @param {How} how
   * @returns {Promise<Slot[][]>}
   */
  async slots(runs, how) {
    const last = runs[runs.length - 1];
    return Promise.all(runs.map((run) => Promise.all([...new Set(run.terms)].map(async (term) => {
      const entry = await this.entry(term);
      if (entry) return [this.alternative(entry, 1)];
      // A word that is still being written is found by its beginning.
      if (how === "exact" || run !== last || IDEOGRAPH.test(term)) return [];
      const longer = await this.beginning(run.text, 3);
      return longer.sort(byCount).slice(0, 12).map(([, found]) => this.alternative(found, 0.8));
    }))));
  }

  /**
   * @param {Entry} entry
   * @param {number} weight
   */
  alternative(entry, weight) {
    return { postings: read(entry, this.pageCount), count: entry.count, weight };
  }

  /**
   * The score of each page that has every run: all terms of a short one, most of a long one, since where words end in
   * what is written without spaces only readers know.
   * @param {Slot[][]} runs
   * @param {How} how
   * @param {number} whole of how many runs, from the first, all terms are needed
   * @returns {Map<number, number>}
   */
  score(runs, how, whole = 0) {
    const needs = runs.map(({ length }, place) => (place < whole || length < 3 ? length : Math.ceil(length * 0.6)));
    const { sums, counts, complete } = this.sum(runs, needs, how);
    const total = runs.reduce((sum, { length }) => sum + length, 0);
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (let page = 0; page < this.pageCount; page += 1) {
      if (complete[page] === runs.length) scores.set(page, sums[page] * counts[page] / total);
    }
    return scores;
  }

  /**
   * The score of each page that has as many terms as any, and half of all.
   * @param {Slot[][]} runs
   * @param {How} how
   * @returns {Map<number, number>}
   */
  partial(runs, how) {
    const { sums, counts } = this.sum(runs, runs.map(() => 0), how);
    const most = counts.reduce((left, right) => Math.max(left, right), 0);
    const total = runs.reduce((sum, { length }) => sum + length, 0);
    /** @type {Map<number, number>} */
    const scores = new Map();
    if (most * 2 < total) return scores;
    for (let page = 0; page < this.pageCount; page += 1) {
      if (counts[page] === most) scores.set(page, sums[page]);
    }
    return scores;
  }

  /**
   * Of each page the score, how many terms it has, and of how many runs it has as many as is needed.
   * @param {Slot[][]} runs
   * @param {number[]} needs
   * @param {How} how
   */
  sum(runs, needs, how) {
    const sums = new Float64Array(this.pageCount);
    const counts = new Uint16Array(this.pageCount);
    const complete = new Uint16Array(this.pageCount);
    const best = new Float64Array(this.pageCount);
    runs.forEach((slots, place) => {
      const before = counts.slice();
      for (const slot of slots) {
        /** @type {number[]} */
        const touched = [];
        for (const { postings, count, weight } of slot) {
          const rarity = Math.log(1 + (this.pageCount - count + 0.5) / (count + 0.5)) * weight;
          for (let i = 0; i < count; i += 1) {
            const [page, mark] = [postings.pages[i], postings.marks[i]];
            if (how === "keyword" && mark < 8) continue;
            const often = STEPS[mark & 7];
            const share = this.lengths[page] / (this.manifest.length || 1);
            const limit = SATURATION * (1 - LENGTH + LENGTH * share);
            const score = rarity * (often * (SATURATION + 1) / (often + limit) + (mark < 8 ? 0 : MAIN));
            if (best[page] === 0) touched.push(page);
            if (score > best[page]) best[page] = score;
          }
        }
        for (const page of touched) {
          sums[page] += best[page];
          counts[page] += 1;
          best[page] = 0;
        }
      }
      for (let page = 0; page < this.pageCount; page += 1) {
        if (counts[page] - before[page] >= needs[place]) complete[page] += 1;
      }
    });
    return { sums, counts, complete };
  }

  /**
   * Finds pages by words that mean the same, a little behind those with the words of the query.
   * @param {string} loose
   * @param {string[]} phrases
   * @param {How} how
   * @param {Map<number, number>} scores
   */
  async addSynonyms(loose, phrases, how, scores) {
    const runs = this.folding.runs(loose);
    /** @type {string[]} */
    const others = [];
    for (const group of this.manifest.synonyms) {
      const words = group.map((/** @type {string} */ word) => this.folding.runs(word));
      const place = words.findIndex((/** @type {Run[]} */ word) => around(runs, word));
      if (place < 0) continue;
      const [before, after] = around(runs, words[place]) ?? ["", ""];
      group.forEach((/** @type {string} */ word, /** @type {number} */ i) => {
        if (i !== place) others.push(before + word + after);
      });
    }
    for (const other of others.slice(0, 4)) {
      const slots = await this.slots(this.runs([...phrases, other]), how);
      for (const [page, score] of this.score(slots, how, this.runs(phrases).length)) {
        scores.set(page, Math.max(scores.get(page) ?? 0, score * 0.8));
      }
    }
  }

  /**
   * The runs with a wrong character put right in each that is nowhere as it stands, and what they find; `null` where
   * nothing is found so.
   * @param {Run[]} runs
   * @param {How} how
   * @returns {Promise<{ runs: Run[], scores: Map<number, number> } | null>}
   */
  async corrected(runs, how) {
    const choices = await Promise.all(runs.map(async (run) => {
      const entries = await Promise.all(run.terms.map((term) => this.entry(term)));
      if (entries.every(Boolean)) return [run];
      const better = IDEOGRAPH.test(run.text) ? await this.correctedHan(run, entries) : await this.correctedWord(run);
      return better.length ? better : [run];
    }));
    const many = Math.max(...choices.map((choice) => choice.length));
    for (let i = 0; i < many; i += 1) {
      const corrected = choices.map((choice) => choice[Math.min(i, choice.length - 1)]);
      if (corrected.every((run, place) => run === runs[place])) continue;
      const scores = this.score(await this.slots(corrected, how), how);
      if (scores.size) return { runs: corrected, scores };
    }
    return null;
  }

  /**
   * @param {Run} run
   * @returns {Promise<Run[]>}
   */
  async correctedWord(run) {
    const [word] = run.terms;
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (!most) return [];
    const swapped = word[1] + word[0];
    const near = [
      ...(await this.beginning(word.slice(0, 2), 3)), ...(await this.beginning(swapped, 1)),
      ...(await this.beginning(word[0], 8)),
    ].map(([term, entry]) => ({ term, entry, distance: distance(word, term, most) }))
      .filter((candidate) => candidate.distance <= most)
      .sort((left, right) => left.distance - right.distance || right.entry.count - left.entry.count
        || (left.term < right.term ? -1 : 1));
    return near.slice(0, 3).map(({ term }) => ({ text: term, terms: [term] }));
  }

  /**
   * The runs with another character of which more pairs are known, the likeliest first.
   * @param {Run} run
   * @param {(Entry | undefined)[]} entries those of the run's pairs
   * @returns {Promise<Run[]>}
   */
  async correctedHan(run, entries) {
    const characters = [...run.text];
    const missing = entries.filter((entry) => !entry).length;
    if (missing > MOST_MISSING) return [];
    /** @type {{ run: Run, missing: number, count: number }[]} */
    const better = [];
    for (let i = 1; i < characters.length; i += 1) {
      if (entries[i - 1] && (i === entries.length || entries[i])) continue;
      const pairs = (await this.beginning(characters[i - 1], 4)).filter(([term]) => [...term].length === 2);
      for (const [pair, { count }] of pairs.sort(byCount).slice(0, 40)) {
        const other = [...characters];
        other[i] = [...pair][1];
        const terms = other.slice(1).map((character, place) => other[place] + character);
        // The pair behind may lie in a shard that was not fetched: only so many are, for a guess.
        const after = i < terms.length ? this.place(encoder.encode(terms[i])) : -1;
        if (after >= 0 && !this.shards.has(after) && this.shards.size > 24) continue;
        const known = await Promise.all(terms.map((term) => this.entry(term)));
        const left = known.filter((entry) => !entry).length;
        if (left < missing) better.push({ run: { text: other.join(""), terms }, missing: left, count });
      }
    }
    better.sort((left, right) => left.missing - right.missing || right.count - left.count
      || (left.run.text < right.run.text ? -1 : 1));
    return better.slice(0, 5).map(({ run }) => run);
  }
}

const QUOTED = /["“”＂「『]([^"“”＂「」『』]+)["“”＂」』]/g;

/** @param {string} query */
function quoted(query) {
  return Array.from(query.matchAll(QUOTED), (match) => match[1]).filter((phrase) => phrase.trim());
}

/**
 * What stands before and behind the first place where runs have a word, or several one after the other: in the form of
 * one that is written with letters, or within a run of what has no spaces. `null` where they have it nowhere.
 * @param {Run[]} runs
 * @param {Run[]} words
 * @returns {[string, string] | null}
 */
function around(runs, words) {
  const last = words.length - 1;
  for (let start = 0; last >= 0 && start + last < runs.length; start += 1) {
    const places = words.map((word, i) => {
      const { text, terms } = runs[start + i];
      if (!IDEOGRAPH.test(word.text)) return terms[0] === word.terms[0] ? [0, text.length] : null;
      const at = i ? 0 : last ? text.length - word.text.length : text.indexOf(word.text);
      const end = at + word.text.length;
      return at >= 0 && text.startsWith(word.text, at) && (i === last || end === text.length) ? [at, end] : null;
    });
    if (places.includes(null)) continue;
    const pieces = runs.map(({ text }) => text);
    const [[from], [, to]] = [/** @type {number[]} */ (places[0]), /** @type {number[]} */ (places[last])];
    return [
      [...pieces.slice(0, start), pieces[start].slice(0, from)].join(" "),
      [pieces[start + last].slice(to), ...pieces.slice(start + last + 1)].join(" "),
    ];
  }
  return null;
}

/**
 * @param {[string, Entry]} left
 * @param {[string, Entry]} right
 */
function byCount(left, right) {
  return right[1].count - left[1].count || (left[0] < right[0] ? -1 : 1);
}

/**
 * How many letters have to be put in, taken out, changed or swapped with the next to make one word another.
 * @param {string} left
 * @param {string} right
 * @param {number} most what is farther need not be told
 */
export function distance(left, right, most) {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const differs = left[i - 1] === right[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + differs);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[right.length];
}
