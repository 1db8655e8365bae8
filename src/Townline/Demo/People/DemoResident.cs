using Townline.Demo.Map;

namespace Townline.Demo.People;

/// <summary>One way to know a person. Kinds: email, phone (E.164), device, account.</summary>
internal sealed record DemoIdentity(string Kind, string Value, bool Verified);

/// <summary>What a person has agreed to, or not. Purposes: updates, survey, photos.</summary>
internal sealed record DemoConsent(string Purpose, bool Given, DateTimeOffset At);

/// <summary>Somebody who lives in Riverton. <c>Interpreter</c> is a language code when one is needed.</summary>
internal sealed record DemoResident(
    int Number,
    string GivenName,
    string FamilyName,
    string? PreferredName,
    string Language,
    IReadOnlyList<DemoIdentity> Identities,
    string PreferredChannel,
    string? Interpreter,
    string? AccessNeed,
    DemoAddress Home,
    DateTimeOffset Since,
    IReadOnlyList<DemoConsent> Consents,
    string? Organisation)
{
    public string Name => $"{GivenName} {FamilyName}";

    public string CalledName => PreferredName ?? GivenName;

    public string? Email => Identities.FirstOrDefault(i => i.Kind == "email")?.Value;

    public string? Phone => Identities.FirstOrDefault(i => i.Kind == "phone")?.Value;
}

/// <summary>An organisation that writes to the city, with the resident who speaks for it.</summary>
internal sealed record DemoOrganisation(string Name, string Kind, string Email, int ContactNumber, DemoAddress Address);
