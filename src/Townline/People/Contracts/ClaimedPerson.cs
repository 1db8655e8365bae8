namespace Townline.People.Contracts;

/// <summary>Who somebody says they are, as it came through a channel. All of it may be missing: a person can stay unknown for ever.</summary>
/// <param name="Identities">Kind and value as typed; unreadable values are left out when stored, the raw message keeps them.</param>
/// <param name="Verified">True when the channel itself proves the identities (a signed webhook), false when they were typed.</param>
internal sealed record ClaimedPerson(
    IReadOnlyList<ClaimedIdentity> Identities,
    string? FirstName = null,
    string? LastName = null,
    string? Language = null,
    bool Verified = false)
{
    /// <summary>Nobody said anything about themselves.</summary>
    public static ClaimedPerson Unknown { get; } = new([]);

    /// <summary>First and last name together; null when neither was given.</summary>
    public string? Name => string.Join(' ', new[] { FirstName?.Trim(), LastName?.Trim() }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } name ? name : null;
}

/// <param name="Kind">See <see cref="IdentityKind"/>.</param>
internal sealed record ClaimedIdentity(string Kind, string Value);
