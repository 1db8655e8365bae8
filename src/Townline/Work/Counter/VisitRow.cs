using System.Globalization;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <summary>A visit as stored. Fields as in <see cref="VisitView"/>.</summary>
internal sealed class VisitRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Year, month and day as one number: 20260331.</summary>
    public int Day { get; init; }
    public int Number { get; init; }
    public VisitState State { get; set; }
    public required string Reason { get; set; }
    public string? Language { get; init; }
    public required IReadOnlyList<string> Access { get; init; }
    public string? Name { get; init; }

    /// <summary>1 at the front, else 0: a number, since the line is sorted by it.</summary>
    public int Front { get; set; }
    public DateTimeOffset ArrivedAt { get; init; }
    public DateTimeOffset? CalledAt { get; set; }
    public int Calls { get; set; }
    public string? Counter { get; set; }
    public string? ToCounter { get; set; }
    public long? StaffId { get; set; }
    public DateTimeOffset? ServedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public long? PersonId { get; set; }
    public string? Outcome { get; set; }
    public string? Note { get; set; }
    public long? EntryId { get; set; }
    public long? RequestId { get; set; }

    public static int DayOf(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;

    public VisitView Read() => new()
    {
        Id = Id,
        Day = DateOnly.ParseExact(Day.ToString("00000000", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture),
        Number = Number,
        State = State,
        Reason = Reason,
        Language = Language,
        Access = Access,
        Name = Name,
        Front = Front == 1,
        ArrivedAt = ArrivedAt,
        CalledAt = CalledAt,
        Calls = Calls,
        Counter = Counter,
        ToCounter = ToCounter,
        StaffId = StaffId,
        ServedAt = ServedAt,
        DoneAt = DoneAt,
        PersonId = PersonId,
        Outcome = Outcome,
        Note = Note,
        RequestId = RequestId,
    };
}
