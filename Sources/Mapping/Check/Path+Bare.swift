extension Path {
    /// The steps without their tests.
    var bare: [Step] { steps.map { Step(name: $0.name, tests: []) } }
}
