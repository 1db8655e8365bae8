using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Work.Calendars;

/// <summary>A calendar as stored. Fields as in <see cref="WorkCalendar"/>.</summary>
internal sealed class CalendarRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Code { get; set; }
    public required LocalText Name { get; set; }
    public required IReadOnlyList<OpenSpan> Week { get; set; }
    public required IReadOnlyList<Holiday> Holidays { get; set; }
    public int Order { get; set; }
    public int Version { get; set; }

    public WorkCalendar Read() => new() { Id = Id, Code = Code, Name = Name, Week = Week, Holidays = Holidays, Order = Order, Version = Version };
}
