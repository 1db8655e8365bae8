using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The settings of a service as they are typed.</summary>
public sealed class ServiceInput
{
    /// <summary>Choice of a group that is not there yet.</summary>
    internal const string NewGroupChoice = "+";

    internal const string Offered = "offered";
    internal const string Anonymous = "anonymous";
    internal const string Place = "place";

    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public string? Code { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];
    public Dictionary<string, string?> Description { get; set; } = [];
    public Dictionary<string, string?> Keywords { get; set; } = [];
    public Dictionary<string, string?> Notice { get; set; } = [];

    /// <summary>Name of a group in the town's first language, <see cref="NewGroupChoice"/>, or nothing.</summary>
    public string? Group { get; set; }
    public Dictionary<string, string?> NewGroup { get; set; } = [];
    public string? TeamId { get; set; }

    /// <summary>A <see cref="Requests.Contracts.PromiseUnit"/>; nothing where nothing is promised.</summary>
    public string? PromiseUnit { get; set; }
    public string? PromiseAmount { get; set; }
    public string? CalendarId { get; set; }
    public List<string> Areas { get; set; } = [];
    public string? Visibility { get; set; }
    public List<string> EvidenceFor { get; set; } = [];

    /// <summary>Of <see cref="Offered"/>, <see cref="Anonymous"/>, <see cref="Place"/> those that hold.</summary>
    public List<string> Rules { get; set; } = [];
    public string? Type { get; set; }
    public string? Order { get; set; }
    public string? Reason { get; set; }

    internal static ServiceInput Of(ServiceInfo service, string language) => new()
    {
        Version = service.Version,
        Code = service.Code,
        Name = LocalField.Typed(service.Name),
        Description = LocalField.Typed(service.Description),
        Keywords = LocalField.Typed(service.Keywords),
        Notice = LocalField.Typed(service.Notice),
        Group = service.Group.In(language),
        TeamId = Text(service.TeamId),
        PromiseUnit = service.Promise?.Unit.ToString(),
        PromiseAmount = Text(service.Promise?.Amount),
        CalendarId = Text(service.Promise?.CalendarId),
        Areas = [.. service.Areas],
        Visibility = service.Visibility.ToString(),
        EvidenceFor = [.. service.EvidenceFor.Select(outcome => outcome.ToString())],
        Rules = [.. RulesOf(service)],
        Type = service.Type,
        Order = Text(service.Order),
    };

    /// <summary>The service after what was typed. What cannot be read becomes what the catalogue's rules complain of.</summary>
    /// <param name="languages">In which the town writes, its first in front.</param>
    internal ServiceInfo Apply(ServiceInfo service, ServiceCatalogue all, IReadOnlyList<string> languages)
    {
        var name = LocalField.Read(service.Name, Name, languages);
        return service with
        {
            Code = Code?.Trim() is { Length: > 0 } code ? code : ShortName.Of(name.In(languages[0]), "service", [.. all.All.Where(other => other.Id != service.Id).Select(other => other.Code)]),
            Name = name,
            Description = LocalField.Read(service.Description, Description, languages),
            Keywords = LocalField.Read(service.Keywords, Keywords, languages),
            Notice = LocalField.Read(service.Notice, Notice, languages) is { IsEmpty: false } notice ? notice : null,
            Group = GroupOf(all, languages),
            TeamId = Number(TeamId),
            Promise = Enum.TryParse<PromiseUnit>(PromiseUnit, out var unit) && Enum.IsDefined(unit)
                ? new Promise(int.TryParse(PromiseAmount, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : 0, unit, Number(CalendarId))
                : null,
            Areas = Areas,
            Visibility = Visibility == nameof(RequestVisibility.Private) ? RequestVisibility.Private : RequestVisibility.Public,
            EvidenceFor = [.. Enum.GetValues<Outcome>().Where(outcome => EvidenceFor.Contains(outcome.ToString()))],
            Active = Rules.Contains(Offered),
            AnonymousAllowed = Rules.Contains(Anonymous),
            NeedsPlace = Rules.Contains(Place),
            Type = Type ?? service.Type,
            Order = int.TryParse(Order, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var order) ? order : service.Order,
        };
    }

    /// <summary>The groups that there are, once each.</summary>
    internal static IReadOnlyList<LocalText> GroupsOf(ServiceCatalogue all, string language) =>
        [.. all.All.Select(service => service.Group).Where(group => !group.IsEmpty).DistinctBy(group => group.In(language))];

    private LocalText GroupOf(ServiceCatalogue all, IReadOnlyList<string> languages) =>
        Group == NewGroupChoice
            ? LocalField.Read(null, NewGroup, languages)
            : GroupsOf(all, languages[0]).FirstOrDefault(group => group.In(languages[0]) == Group) ?? LocalText.Empty;

    private static IEnumerable<string> RulesOf(ServiceInfo service) =>
        new[] { (service.Active, Offered), (service.AnonymousAllowed, Anonymous), (service.NeedsPlace, Place) }.Where(rule => rule.Item1).Select(rule => rule.Item2);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
