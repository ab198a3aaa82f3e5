/// Numbers in English words.
enum EnglishNumeral {
  static let words: [LatinWord: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "half": 50,
    "quarter": 25, "dozen": 12,
  ]

  static let factors: [LatinWord: Int] = [
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
  ]

  static let months: [LatinWord: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
  ]

  /// What makes a number the place of something: 1st.
  static let ordinals: Set<LatinWord> = ["st", "nd", "rd", "th"]

  /// What may stand right behind a number that is one of its own: a place, a unit, a factor.
  static let suffixes: Set<LatinWord> = ordinals.union([
    "km", "m", "cm", "mm", "kg", "g", "mb", "kb", "gb", "px", "em", "kw", "kwh", "mw", "w", "ppm",
    "db", "a", "b", "million", "billion",
  ])

  /// What makes a number a time of day: 8 a.m.
  static let halvesOfDay: Set<LatinWord> = ["a", "p", "am", "pm"]
}
