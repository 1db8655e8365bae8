using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>A town's telephones: who sits behind which extension, which team answers which number, and how calls are wrapped up. Cached: never changed.</summary>
internal sealed record PhoneSetup
{
    /// <summary>A town that has set up nothing: everybody hears every call.</summary>
    public static PhoneSetup Standard { get; } = new()
    {
        Dispositions =
        [
            new("answered", LocalText.Of(("en", "Question answered"), ("es", "Pregunta respondida"))),
            new("reported", LocalText.Of(("en", "Reported something"), ("es", "Informó de un problema"))),
            new("follow-up", LocalText.Of(("en", "Asked about a request"), ("es", "Preguntó por una solicitud"))),
            new("transferred", LocalText.Of(("en", "Passed on to somebody else"), ("es", "Pasada a otra persona"))),
            new("wrong-number", LocalText.Of(("en", "Wrong number or no words"), ("es", "Número equivocado o sin palabras"))),
        ],
    };

    public IReadOnlyList<Extension> Extensions { get; init; } = [];
    public IReadOnlyList<PhoneLine> Lines { get; init; } = [];

    /// <summary>What a call can come to, in the order offered.</summary>
    public required IReadOnlyList<Disposition> Dispositions { get; init; }

    /// <summary>By when a missed call is called back.</summary>
    public Promise CallBack { get; init; } = new(4, PromiseUnit.BusinessHours);

    /// <summary>As read; given back with a change, so that a stale one is noticed. 0 when nothing is set up.</summary>
    public int Version { get; init; }

    /// <summary>The team that answers a number as the exchange says it; null when the town has named none.</summary>
    public long? TeamOf(string? number) =>
        number is null ? null : Lines.FirstOrDefault(line => Digits(line.Number) is { Length: > 0 } digits && Digits(number).EndsWith(digits, StringComparison.Ordinal))?.TeamId;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

/// <param name="Number">As the exchange says it.</param>
internal sealed record Extension(string Number, long StaffId);

/// <param name="Number">The number that residents call, or its last digits.</param>
internal sealed record PhoneLine(string Number, long TeamId);

/// <param name="Code">Letters, digits, hyphen; kept with the call.</param>
internal sealed record Disposition(string Code, LocalText Name);
