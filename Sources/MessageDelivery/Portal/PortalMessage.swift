/// A message on a customer portal: the fragment that the portal puts into its own page.
public enum PortalMessage {
    /// - Parameter fragment: Of a rendered message.
    public static func html(_ fragment: String) -> String { HTMLText.body(fragment) }
}
