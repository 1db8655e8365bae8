using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>A service as stored. Fields as in <see cref="ServiceInfo"/>.</summary>
internal sealed class Service : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Code { get; set; }
    public required LocalText Name { get; set; }
    public required LocalText Description { get; set; }
    public required LocalText Group { get; set; }
    public required LocalText Keywords { get; set; }
    public required ServiceForm Form { get; set; }
    public required string Type { get; set; }
    public long? TeamId { get; set; }
    public int? PromiseAmount { get; set; }
    public PromiseUnit? PromiseUnit { get; set; }
    public long? PromiseCalendarId { get; set; }
    public RequestVisibility Visibility { get; set; }
    public bool AnonymousAllowed { get; set; }
    public bool NeedsPlace { get; set; }
    public required IReadOnlyList<string> Areas { get; set; }
    public required IReadOnlyList<Outcome> EvidenceFor { get; set; }
    public LocalText? Notice { get; set; }

    /// <summary>Null: the standard workflow.</summary>
    public Workflow? Workflow { get; set; }
    public int Order { get; set; }
    public bool Active { get; set; }
    public int Version { get; set; }

    internal static InsertInto Into { get; } = new(
        "requests_service",
        "id", "tenant_id", "code", "name", "description", "\"group\"", "keywords", "form", "type", "team_id", "promise_amount", "promise_unit", "promise_calendar_id",
        "visibility", "anonymous_allowed", "needs_place", "areas", "evidence_for", "notice", "workflow", "\"order\"", "active", "version");

    internal static object?[] Values(int tenantId, ServiceInfo info) =>
    [
        info.Id, tenantId, info.Code, JsonColumn.Write(info.Name), JsonColumn.Write(info.Description), JsonColumn.Write(info.Group), JsonColumn.Write(info.Keywords),
        JsonColumn.Write(info.Form), info.Type, info.TeamId, info.Promise?.Amount, (int?)info.Promise?.Unit, info.Promise?.CalendarId,
        (int)info.Visibility, info.AnonymousAllowed, info.NeedsPlace, JsonColumn.Write(info.Areas), JsonColumn.Write(info.EvidenceFor),
        info.Notice is null ? null : JsonColumn.Write(info.Notice), ReferenceEquals(info.Workflow, Workflow.Standard) ? null : JsonColumn.Write(info.Workflow),
        info.Order, info.Active, 1,
    ];

    internal ServiceInfo Info() => new()
    {
        Id = Id,
        Code = Code,
        Name = Name,
        Description = Description,
        Group = Group,
        Keywords = Keywords,
        Form = Form,
        Type = Type,
        TeamId = TeamId,
        Promise = PromiseAmount is { } amount ? new Promise(amount, PromiseUnit ?? Contracts.PromiseUnit.Hours, PromiseCalendarId) : null,
        Visibility = Visibility,
        AnonymousAllowed = AnonymousAllowed,
        NeedsPlace = NeedsPlace,
        Areas = Areas,
        EvidenceFor = EvidenceFor,
        Notice = Notice,
        Workflow = Workflow ?? Workflow.Standard,
        Order = Order,
        Active = Active,
        Version = Version,
    };
}
