import Core

extension BundleLaw {
    /// A row of an earlier log stands here as it stood there, which the bundle may show.
    mutating func carry(_ item: JSON, _ seq: Int64) {
        guard let row = item["row"] else { return }
        if let purpose = row["purpose"], purpose["active"]?.boolean == true, let id = purpose["purpose"]?["id"]?.string,
            let version = purpose["purpose"]?["version"]?.integer, let terms = purpose["terms"]
        {
            let carried = InForce(version: version, terms: terms)
            if log(of: item) == nil {
                given += 1
            } else if earlier.inForce[id] != carried {
                find(.carriedOtherwise, law: 2, seq, "a purpose is carried that the logs before did not have in force")
            }
            inForce[id] = carried
        }
        if let consent = row["consent"], let id = consent["id"]?.string, let state = consent["state"]?.string {
            let standing: Standing =
                switch state {
                case "given", "renewed": .runs
                case "paused": .paused
                default: .ended
                }
            check(id, standing, item, seq)
            consents[id] = standing
        }
    }

    /// A consent must have been there, and not have ended; where its entries are withheld that is taken as given.
    private mutating func check(_ id: String, _ standing: Standing, _ item: JSON, _ seq: Int64) {
        if earlier.consents[id] == .ended, standing != .ended {
            return find(.carriedOtherwise, law: 2, seq, "a consent is carried that had ended")
        }
        guard let log = log(of: item), let place = item["seq"]?.integer else {
            given += 1
            return
        }
        if place < 0 || place >= Int64(log.leaves.count) {
            return find(.carriedOtherwise, law: 2, seq, "a consent is carried from an entry that is not there")
        }
        guard let main = log.line(place)?.main, log.sound.contains(place) else {
            if earlier.consents[id] == nil { given += 1 }
            return
        }
        // A change of number touches the consents of a person without naming them.
        let isUnnamed = main["type"] == "identityChanged" || main["type"] == "identityDecided"
        if !isUnnamed, !main.mentions(id) {
            find(.carriedOtherwise, law: 2, seq, "a consent is carried that its entry does not know")
        }
    }

    /// The log that a row was last made or changed in; `nil` where its entries are not in the bundle.
    private func log(of item: JSON) -> BundleLog? {
        guard let year = item["log"]?.integer, let log = contents[Int(year)], !log.isPruned, !log.lines.isEmpty else {
            return nil
        }
        return log
    }
}

extension JSON {
    /// Whether a text stands somewhere in the document.
    fileprivate func mentions(_ text: String) -> Bool {
        if string == text { return true }
        if let array { return array.contains { $0.mentions(text) } }
        return members?.all.contains { $0.value.mentions(text) } ?? false
    }
}
