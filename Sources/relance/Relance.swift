@main struct Relance { static func main() {} }
