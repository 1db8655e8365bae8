namespace Townline.People.Contracts;

/// <summary>
/// Kinds of identity that every town knows. The set is open: a channel may bring a kind of its own, a short lower-case word.
/// </summary>
internal static class IdentityKind
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Device = "device";
    public const string Account = "account";
    public const string PostalAddress = "address";
}
