/// What the values of a column are: the types of Table Schema 2.
package enum FieldType: String, Sendable, CaseIterable {
  case string, number, integer, boolean, date, time, datetime, year, yearmonth, duration, geopoint
  case geojson, object, array, list, any
}
