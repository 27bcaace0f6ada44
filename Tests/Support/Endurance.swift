/// How often the suites that kill and fill go round: `SLUIS_ROUNDS`, as `make endurance` sets it.
package enum Endurance {
    package static func rounds(else usual: Int) -> Int {
        ProcessEnvironment.value("SLUIS_ROUNDS").flatMap { Int($0) } ?? usual
    }
}
