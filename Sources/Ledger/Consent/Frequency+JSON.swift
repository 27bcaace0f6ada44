package import Catalogue
package import Core

extension Frequency {
    package var json: JSON { ["times": .integer(Int64(times)), "every": .string(every.text)] }

    package init?(json: JSON?) {
        guard let json, let times = json["times"]?.integer, times >= 1,
            let every = json["every"]?.string.flatMap({ Period($0) })
        else { return nil }
        self.init(times: Int(times), every: every)
    }
}
