using Townline.Faces.Api.Calls;
using Townline.Identity.Contracts;
using Townline.People.Contracts;

namespace Townline.Faces.Api.People;

/// <summary>GET people?identity= and GET people/ID. There is no list of all people.</summary>
internal static class ReadPeople
{
    /// <summary>Kinds tried for a value that names none.</summary>
    private static readonly string[] Kinds = [IdentityKind.Email, IdentityKind.Phone, IdentityKind.Account, IdentityKind.Device, IdentityKind.PostalAddress];

    public static Parameter Identity { get; } =
        new("identity", "An e-mail address, phone number, account… as typed, or with its kind in front: email:rosa@town.example.") { Required = true, Longest = 400, Example = "rosa@town.example" };

    public static Parameter Id { get; } = Parameter.Path("id", "Id of the person.");

    public static async Task<IResult> Find(ApiCall call)
    {
        var identity = call.Text(Identity);
        if (identity is null)
        {
            call.Wrong(Identity.Name, "api.field-missing", Identity.Name);
        }

        call.RefuseIfWrong();
        var found = (await Matches(call, identity!)).ToList();
        found.ForEach(card => call.Get<IAccessLog>().Seen(call.Town, card.RootId, AccessWays.Api));
        return Answer.Of(new Page<PersonDocument> { Items = [.. found.Select(PersonDocument.Of)], Next = null });
    }

    public static async Task<IResult> One(ApiCall call) => Answer.Of(PersonDocument.Of(await ById(call)));

    /// <summary>The person of the path.</summary>
    /// <exception cref="ApiRefusal">404.</exception>
    public static async Task<PersonCard> ById(ApiCall call)
    {
        var text = call.Segment(Id);
        var cards = long.TryParse(text, out var id) ? await call.Get<IPeople>().Cards(call.Town.Db, [id], call.Cancel) : [];
        var card = cards.SingleOrDefault() ?? throw call.NotFound("api.person", text);
        call.Get<IAccessLog>().Seen(call.Town, card.RootId, AccessWays.Api);
        return card;
    }

    private static async Task<IEnumerable<PersonCard>> Matches(ApiCall call, string identity)
    {
        if (identity.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && await Match(call, identity[..colon], identity[(colon + 1)..]) is { } named)
        {
            return [named];
        }

        var found = new List<PersonCard>();
        foreach (var kind in Kinds)
        {
            if (await Match(call, kind, identity) is { } person)
            {
                found.Add(person);
            }
        }

        return found.DistinctBy(person => person.Id);
    }

    private static Task<PersonCard?> Match(ApiCall call, string kind, string value) => call.Get<IPeople>().FindByIdentity(call.Town.Db, kind, value, call.Cancel);
}
