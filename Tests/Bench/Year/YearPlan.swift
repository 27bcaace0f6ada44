import Core

/// All questions of a year, day by day; the same for the same seed.
///
/// For each inhabitant 2 prefilled forms and 0.5 questions at a counter or back office, on working days; the waste charge
/// goes through everyone in January, three other runs through all who said yes. An occasion is a form, in a quarter of
/// cases a form of another service within a week, and in five of sixteen a look by a clerk within a fortnight. Three in ten
/// occasions are of a tenth of the people.
struct YearPlan: Sendable {
    enum Kind: Sendable {
        case form, counter, run
    }

    struct Ask: Sendable {
        let person: Int
        let service: Int
        let kind: Kind
    }

    struct Day: Sendable {
        let date: CalendarDate
        var asks: [Ask] = []

        /// Saturday and Sunday are none; 1 January 1970 was a Thursday.
        var isWorkingDay: Bool { ![0, 6].contains((date.daysSince1970 + 4) % 7) }
    }

    private(set) var days: [Day]
    /// Who has said yes, by service.
    let consents: [[Int]]
    private static let weights = [130, 90, 95, 115, 90, 140, 70, 110, 100, 110, 105, 95]

    init(inhabitants: Int, year: Int, seed: UInt64 = 2026) {
        var random = SplitMix(seed: seed)
        let services = YearService.all
        consents = services.map { service in
            guard let share = service.consents else { return [] }
            return (0..<inhabitants).filter { _ in random.happens(share) }
        }
        days = (1...12).flatMap { month in
            (1...CalendarDate.daysInMonth(year: year, month: month)).compactMap { day in
                CalendarDate(year: year, month: month, day: day).map { Day(date: $0) }
            }
        }
        addRuns(inhabitants)
        let weights = dayWeights
        var sums: [Int] = []
        for weight in weights { sums.append((sums.last ?? 0) + weight) }
        let yes = consents.map { Set($0) }
        for _ in 0..<inhabitants * 16 / 10 {
            let point = Int.random(in: 0..<(sums.last ?? 1), using: &random)
            let day = sums.firstIndex { $0 > point } ?? 0
            addOccasion(on: day, inhabitants, yes, &random)
        }
    }

    private mutating func addOccasion(
        on day: Int, _ inhabitants: Int, _ yes: [Set<Int>], _ random: inout SplitMix
    ) {
        let service = choose(in: days[day].date.month, &random) { index in
            YearService.all[index].consents == nil || !consents[index].isEmpty
        }
        let among = consents[service]
        let busy = max(1, inhabitants / 10)
        let person =
            YearService.all[service].consents != nil
            ? among[Int.random(in: 0..<among.count, using: &random)]
            : Int.random(in: 0..<(random.happens(300) ? busy : inhabitants), using: &random)
        days[day].asks.append(Ask(person: person, service: service, kind: .form))
        if random.happens(250) {
            let other = choose(in: days[day].date.month, &random) { index in
                index != service && (YearService.all[index].consents == nil || yes[index].contains(person))
            }
            add(Ask(person: person, service: other, kind: .form), from: day + .random(in: 0...7, using: &random))
        }
        if random.happens(312) {
            add(Ask(person: person, service: service, kind: .counter), from: day + .random(in: 1...14, using: &random))
        }
    }

    /// On that day or the next working day; what falls into another year is left out.
    private mutating func add(_ ask: Ask, from first: Int) {
        guard let day = days.indices.first(where: { $0 >= first && days[$0].isWorkingDay }) else { return }
        days[day].asks.append(ask)
    }

    private func choose(in month: Int, _ random: inout SplitMix, among isOpen: (Int) -> Bool) -> Int {
        random.choose(
            YearService.all.enumerated().map { index, service in
                isOpen(index) ? service.share * (service.season.contains(month) ? 2 : 1) : 0
            })
    }

    /// The first working days of January and the last of April and August are the busiest.
    private var dayWeights: [Int] {
        days.map { day in
            guard day.isWorkingDay else { return 0 }
            let isPeak =
                (day.date.month == 1 && day.date.day <= 8) || ([4, 8].contains(day.date.month) && day.date.day >= 24)
            return Self.weights[day.date.month - 1] * (isPeak ? 2 : 1)
        }
    }

    private mutating func addRuns(_ inhabitants: Int) {
        for (index, service) in YearService.all.enumerated() {
            guard let month = service.run,
                let day = days.indices.first(where: {
                    days[$0].date.month == month && days[$0].date.day >= 10 && days[$0].isWorkingDay
                })
            else { continue }
            let people = service.consents == nil ? Array(0..<inhabitants) : consents[index]
            days[day].asks += people.map { Ask(person: $0, service: index, kind: .run) }
        }
    }
}
