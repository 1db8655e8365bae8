using Townline.People.Identities;

namespace Townline.People.Contracts;

/// <summary>The one comparable form of an identity, for modules that keep one beside a thing of their own.</summary>
internal static class IdentityForm
{
    /// <param name="kind">See <see cref="IdentityKind"/>.</param>
    /// <returns>E-mail in lower case, phone in E.164…; null when the text cannot be such an identity.</returns>
    public static string? Of(string kind, string? typed) => string.IsNullOrWhiteSpace(typed) ? null : IdentityValue.Normal(kind, typed);
}
