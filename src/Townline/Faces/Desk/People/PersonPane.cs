using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.People;

/// <summary>All that the desk shows of one person.</summary>
internal sealed record PersonPane
{
    public required PersonCard Person { get; init; }

    /// <summary>The organisation they speak for.</summary>
    public PersonCard? Organisation { get; init; }

    /// <summary>Of an organisation: who speaks for it.</summary>
    public required IReadOnlyList<PersonCard> Members { get; init; }

    /// <summary>Who may be the same person, strongest first.</summary>
    public required IReadOnlyList<(Suggestion Suggestion, PersonCard Other)> Suggestions { get; init; }

    /// <summary>Who lives with them and who acts for whom.</summary>
    public required IReadOnlyList<(LinkCard Link, PersonCard Other)> Links { get; init; }

    /// <summary>The consent ledger, newest line first.</summary>
    public required IReadOnlyList<ConsentCard> Ledger { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>Who wrote for the person, by id.</summary>
    public required IReadOnlyDictionary<long, PersonCard> Acting { get; init; }

    /// <summary>Requests named on the timeline, by id.</summary>
    public required IReadOnlyDictionary<long, RequestView> Requests { get; init; }
    public required IReadOnlyDictionary<long, StaffMember> Staff { get; init; }
    public required ServiceCatalogue Services { get; init; }

    /// <summary>Entry id from which older ones go on; null at the end.</summary>
    public long? Older { get; init; }
}

/// <summary>Reads a person: a fixed number of queries. Who is shown what it reads is written down.</summary>
internal sealed class PersonPanes(TownContext town, IPeople people, ISuggestions suggestions, ILinks links, ITimelines timelines, IRequestQueries requests, ICatalogue catalogue, IStaffDirectory staff, IAccessLog looks)
{
    private const int EntriesOnAPage = 50;
    private const int MostMembers = 200;
    private const int MostSuggestions = 5;

    /// <param name="way">Where it is shown, for the list of who looked.</param>
    /// <param name="aboutId">The call or visit that is the reason.</param>
    public async Task<PersonPane?> Read(long id, long? before, CancellationToken cancel, string way = AccessWays.Person, long? aboutId = null)
    {
        if ((await people.Cards(town.Db, [id], cancel)).SingleOrDefault() is not { } person)
        {
            return null;
        }

        looks.Seen(town, person.RootId, way, aboutId);
        var same = await suggestions.Of(town.Db, id, MostSuggestions, cancel);
        var linked = await links.Of(town.Db, id, cancel);
        var around = (await people.Cards(town.Db, [.. same.SelectMany(pair => new[] { pair.OneId, pair.OtherId }).Concat(linked.Select(link => link.OtherId)).Distinct()], cancel))
            .ToDictionary(card => card.Id);
        var timeline = await timelines.OfPerson(town.TenantId, id, before, EntriesOnAPage, cancel);
        return new PersonPane
        {
            Person = person,
            Organisation = person.OrganisationId is { } organisation ? (await people.Cards(town.Db, [organisation], cancel)).SingleOrDefault() : null,
            Members = person.Kind == PersonKind.Organisation ? await people.OfOrganisation(town.Db, id, MostMembers, cancel) : [],
            Suggestions = [.. same.Select(pair => (pair, around[pair.OneId == person.RootId ? pair.OtherId : pair.OneId]))],
            Links = [.. linked.Select(link => (link, around[link.OtherId]))],
            Ledger = await people.Ledger(town.Db, id, cancel),
            Timeline = timeline,
            Acting = (await people.Cards(town.Db, [.. timeline.Select(entry => entry.ActingPersonId).OfType<long>().Distinct()], cancel)).ToDictionary(card => card.Id),
            Requests = (await requests.ByIds(town.TenantId, [.. timeline.Select(entry => entry.RequestId).OfType<long>().Distinct()], cancel)).ToDictionary(request => request.Id),
            Staff = (await staff.All(town.TenantId, cancel)).ToDictionary(member => member.Id),
            Services = await catalogue.Of(town.TenantId),
            Older = timeline.Count == EntriesOnAPage ? timeline[^1].Id : null,
        };
    }
}
