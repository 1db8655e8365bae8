using Townline.People.Contracts;
using Townline.Platform.Search;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Search;

/// <summary>Finds anything a clerk may type: a reference, a name, an e-mail address or phone number, words of a request.</summary>
internal sealed class DeskSearch(TownContext town, ISearch search, IRequestQueries requests, IPeople people, ICatalogue catalogue, IWords words)
{
    private const int MostRequests = 50;
    private const int MostPeople = 20;

    public async Task<Found> Find(string? typed, CancellationToken cancel)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new Found([], []);
        }

        if (Reference.Parse(text) is { } reference && await requests.ByNumber(town.TenantId, reference, cancel) is { } exact)
        {
            return new Found([exact], []);
        }

        var persons = await search.Find(town.TenantId, text, SearchKind.Person, MostPeople, cancel);
        var hits = await search.Find(town.TenantId, text, SearchKind.Request, MostRequests, cancel);
        var cards = (await people.Cards(town.Db, persons, cancel)).ToDictionary(person => person.Id);

        // In the order of the search; who counts as one is one.
        var found = persons.Select(cards.GetValueOrDefault).OfType<PersonCard>().DistinctBy(person => person.RootId);
        return new Found(await requests.ByIds(town.TenantId, hits, cancel), [.. found]);
    }

    /// <summary>For the palette of Ctrl+K.</summary>
    public async Task<IResult> Palette(string? typed, CancellationToken cancel)
    {
        var found = await Find(typed, cancel);
        var services = await catalogue.Of(town.TenantId);
        return Results.Json(found.People.Take(5)
            .Select(person => new PaletteItem(person.DisplayName ?? words["desk.unknown-person"], string.Join(", ", person.Identities.Select(identity => identity.Display)), $"/desk/people/{person.RootId}"))
            .Concat(found.Requests.Take(10).Select(request => new PaletteItem(
                $"{words.Of(services.ById(request.ServiceId)?.Name)} {request.Number}",
                Short(request.Address ?? request.Description),
                $"/desk/requests/{request.Number}"))));
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}

internal sealed record Found(IReadOnlyList<RequestView> Requests, IReadOnlyList<PersonCard> People);

internal sealed record PaletteItem(string Title, string Note, string Href);
