using System.ComponentModel;
using Townline.People.Contracts;

namespace Townline.Faces.Api.People;

[Description("A resident, visitor or organisation that the town deals with.")]
internal sealed record PersonDocument
{
    [Description("Our id: digits, never reused.")]
    public required string Id { get; init; }

    [Description("A human being or an organisation.")]
    public required PersonKind Kind { get; init; }

    [Description("Id of the person they were found to be, and read as; null for one who stands by themselves. A merge can be undone at any time.")]
    public required string? MergedInto { get; init; }

    [Description("Ids of others who were found to be this person: what came by them stands on the same timeline.")]
    public required IReadOnlyList<string> Merged { get; init; }

    [Description("Name as given; null for one who is unknown.")]
    public required string? Name { get; init; }

    [Description("How they want to be called.")]
    public required string? PreferredName { get; init; }

    [Description("Language they want to be answered in, such as es.")]
    public required string? Language { get; init; }

    [Description("Channel they want to be answered on.")]
    public required string? PreferredChannel { get; init; }

    [Description("Language an interpreter is needed for.")]
    public required string? Interpreter { get; init; }

    [Description("What they need to get on: large print, a ramp.")]
    public required string? AccessNeeds { get; init; }

    [Description("By what they are known.")]
    public required IReadOnlyList<IdentityDocument> Identities { get; init; }

    [Description("What they agreed to or refused last, for each purpose and channel.")]
    public required IReadOnlyList<ConsentDocument> Consents { get; init; }

    public static PersonDocument Of(PersonCard card) => new()
    {
        Id = $"{card.Id}",
        Kind = card.Kind,
        MergedInto = card.RootId == card.Id ? null : $"{card.RootId}",
        Merged = [.. card.Merged.Select(member => $"{member.Id}")],
        Name = card.Name,
        PreferredName = card.PreferredName,
        Language = card.Language,
        PreferredChannel = card.PreferredChannel,
        Interpreter = card.Interpreter,
        AccessNeeds = card.AccessNeeds,
        Identities =
        [
            .. card.Identities.Select(identity => new IdentityDocument
            {
                Kind = identity.Kind,
                Value = identity.Value,
                Display = identity.Display,
                VerifiedDatetime = identity.IsByLink ? null : identity.VerifiedAt,
                PersonId = $"{identity.PersonId}",
                Shared = identity.Standing == IdentityStanding.Shared,
            }),
        ],
        Consents =
        [
            .. card.Consents.Select(consent => new ConsentDocument
            {
                Purpose = consent.Purpose,
                Channel = consent.Channel,
                Given = consent.Given,
                Datetime = consent.At,
                Source = consent.Source,
            }),
        ],
    };
}

[Description("One way by which a person is known.")]
internal sealed record IdentityDocument
{
    [Description("Kind: email, phone, device, account, address, or a channel's own.")]
    public required string Kind { get; init; }

    [Description("In its one comparable form: e-mail in lower case, phone in E.164.")]
    public required string Value { get; init; }

    [Description("As typed.")]
    public required string Display { get; init; }

    [Description("When it was proved to be theirs; null while it is only claimed.")]
    public required DateTimeOffset? VerifiedDatetime { get; init; }

    [Description("With whom it is written: the person, or one who was found to be them.")]
    public required string PersonId { get; init; }

    [Description("True when it is somebody else's, and they use it too.")]
    public required bool Shared { get; init; }
}

[Description("What a person agreed to or refused.")]
internal sealed record ConsentDocument
{
    [Description("What for, such as updates or survey.")]
    public required string Purpose { get; init; }

    [Description("On which channel; null for all.")]
    public required string? Channel { get; init; }

    [Description("True when agreed, false when refused or withdrawn.")]
    public required bool Given { get; init; }

    [Description("When it was said.")]
    public required DateTimeOffset Datetime { get; init; }

    [Description("Where it was said.")]
    public required string Source { get; init; }
}
