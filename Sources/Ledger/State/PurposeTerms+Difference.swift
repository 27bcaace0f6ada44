import Catalogue
import Core

extension PurposeTerms {
    /// Where these terms ask for more than the earlier ones; empty where a consent to those goes on.
    package func widenings(from old: PurposeTerms) -> [PurposeDifference] {
        differences(from: old).filter(\.isWider)
    }

    /// All that differs from an earlier version; what is not known of one of the two counts as wider.
    package func differences(from old: PurposeTerms) -> [PurposeDifference] {
        var found: [PurposeDifference] = []
        /// A change either way counts as wider.
        func changed(_ aspect: PurposeDifference.Aspect, _ before: String?, _ now: String?, isWider: Bool = true) {
            if before != now {
                found.append(PurposeDifference(aspect, isWider: isWider, before: before, now: now))
            }
        }
        /// More is wider, less is narrower.
        func grown(_ aspect: PurposeDifference.Aspect, _ before: [String], _ now: [String]) {
            for name in Set(now).subtracting(before).sorted() { changed(aspect, nil, name) }
            for name in Set(before).subtracting(now).sorted() { changed(aspect, name, nil, isWider: false) }
        }
        func counted(_ aspect: PurposeDifference.Aspect, _ before: Int, _ now: Int, isMoreWider: Bool = true) {
            changed(aspect, "\(before)", "\(now)", isWider: (now > before) == isMoreWider)
        }

        changed(.act, old.act.rawValue, act.rawValue)
        changed(.aim, old.reach?.aim, reach?.aim)
        changed(.product, old.reach?.product, reach?.product)
        if old.reach == nil || reach == nil {
            found.append(PurposeDifference(.aim, isWider: true, before: old.reach?.aim, now: reach?.aim))
        }
        grown(.outputs, old.outputs, outputs)
        grown(.attributes, old.reach?.attributes ?? [], reach?.attributes ?? [])
        grown(.recipients, old.reach?.recipients ?? [], reach?.recipients ?? [])
        grown(.sources, old.titles.map(\.source), titles.map(\.source))
        grown(.titles, old.titles.flatMap(\.grants), titles.flatMap(\.grants))
        grown(.keeping, old.titles.filter(\.mayKeep).map(\.number), titles.filter(\.mayKeep).map(\.number))
        counted(.keeping, old.caseDays, caseDays)
        for title in titles {
            let before = old.titles.first { $0.number == title.number }?.followUpDays ?? 0
            counted(.keeping, before, title.followUpDays)
        }
        counted(.keeping, old.reach?.retentionYears ?? 0, reach?.retentionYears ?? 0)
        counted(.keeping, old.tellingDays, tellingDays)
        counted(.duration, old.maximumConsentDays, maximumConsentDays)
        counted(.uses, old.bounds.uses ?? .max, bounds.uses ?? .max)
        changed(
            .frequency, old.bounds.frequency?.text, bounds.frequency?.text,
            isWider: !(old.bounds.frequency.map { bounds.frequency?.isWithin($0) ?? false } ?? true))
        grown(.channels, old.minimumAssurance.keys.map(\.rawValue), minimumAssurance.keys.map(\.rawValue))
        for (channel, level) in minimumAssurance.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let before = old.minimumAssurance[channel] else { continue }
            changed(.assurance, before.rawValue, level.rawValue, isWider: level < before)
        }
        for channel in Channel.allCases {
            counted(
                .contestPeriod, old.bounds.contestDays[channel] ?? 0, bounds.contestDays[channel] ?? 0,
                isMoreWider: false)
        }
        grown(
            .representatives, old.bounds.representatives.map(\.rawValue), bounds.representatives.map(\.rawValue))
        changed(.caseRequired, "\(old.requiresCase)", "\(requiresCase)", isWider: old.requiresCase)
        let (before, now) = (old.reach?.freshness ?? [:], reach?.freshness ?? [:])
        grown(.keeping, before.filter(\.value.keep).map(\.key), now.filter(\.value.keep).map(\.key))
        // An older value says no more of the person: it widens nothing.
        for name in Set(before.keys).union(now.keys).sorted() {
            changed(
                .freshness, before[name].map { "\(name): \($0.text)" }, now[name].map { "\(name): \($0.text)" },
                isWider: false)
        }
        changed(.notice, old.reach?.notice, reach?.notice, isWider: false)
        return found
    }
}

extension PurposeTerms.Title {
    /// What it lets be asked and used, a line for each: number, finality, and every finality whose facts it takes.
    fileprivate var grants: [String] { admits.map { "\(number): \($0)" } + ["\(number): \(finality)"] }
}

extension Frequency {
    /// As an officer reads it: `1 / P1M`.
    package var text: String { "\(times) / \(every.text)" }
}
