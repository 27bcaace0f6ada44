extension Duration {
    var inMilliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
    var inSeconds: Double { inMilliseconds / 1000 }
}
