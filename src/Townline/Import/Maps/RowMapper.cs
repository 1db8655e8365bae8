using System.Diagnostics.CodeAnalysis;
using CsvHelper;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>Makes requests of the rows of one file, as one map says. Not for several threads.</summary>
internal sealed class RowMapper
{
    /// <summary>Longest description, outcome and kept columns, in characters.</summary>
    public const int LongestText = 20_000;
    private const int LongestLine = 500;
    private const int LongestId = 100;
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    private readonly ImportMap _map;
    private readonly DateTimeOffset _latest;
    private readonly RowFields _row;
    private readonly DateFormats _dates;
    private readonly ServiceReader _service;
    private readonly StatusReader _status;
    private readonly ChannelReader _channel;
    private readonly KeptColumns _kept;
    private readonly ColumnText _id, _requested, _updated, _closed, _description, _address, _zip, _lat, _long, _outcome;

    /// <param name="map">The map.</param>
    /// <param name="headers">The columns of the file.</param>
    /// <param name="now">No request is from later.</param>
    /// <exception cref="CommandFailedException">Map and file do not fit.</exception>
    public RowMapper(ImportMap map, IReadOnlyList<string> headers, DateTimeOffset now)
    {
        var columns = new Columns(headers);
        (_map, _latest, _row) = (map, now + ClockError, new RowFields(map.Empty ?? []));
        _dates = new(map.Dates, LocalTime.In(map.TimeZone));
        _service = new(map.Service, columns);
        _status = new(map.Status, map.ClosedAt, columns);
        _channel = new(map.Channel, columns);
        (_id, _requested, _updated, _closed) = (new(map.Id, columns), new(map.RequestedAt, columns), new(map.UpdatedAt, columns), new(map.ClosedAt, columns));
        (_description, _outcome) = (new(map.Description, columns, "\n"), new(map.Outcome, columns, "\n"));
        (_address, _zip) = (new(map.Address, columns, ", "), new(map.Zip, columns));
        (_lat, _long) = (new(map.Lat, columns), new(map.Long, columns));
        _kept = new(new ColumnText(map.Agency, columns), map.Keep ?? [], columns);
    }

    /// <summary>The request of a row, or the reason why there is none; no reason where the map leaves the row out.</summary>
    public bool TryMap(CsvReader fields, [NotNullWhen(true)] out ImportedRequest? request, out string? reason)
    {
        _row.Set(fields);
        request = null;
        reason = Map(ref request);
        return reason is null && request is not null;
    }

    private string? Map(ref ImportedRequest? request)
    {
        var id = _id.Of(_row);
        if (id.Length is 0 or > LongestId)
        {
            return id.Length == 0 ? "there is no id" : $"the id is longer than {LongestId} characters";
        }

        if (_service.Read(_row) is not { } service)
        {
            return "there is no service";
        }

        if (_status.Read(_row) is not { } status)
        {
            return $"the status '{Short.Of(_status.Word(_row))}' is not in the map";
        }

        if (service == ServiceReader.LeftOut || status.LeftOut)
        {
            return null;
        }

        if (Times(status.Closed, out var times) is { } badTime)
        {
            return badTime;
        }

        if (Coordinates.Read(_lat.Of(_row), _long.Of(_row), _map.Bounds, out var lat, out var lon) is { } badPlace)
        {
            return badPlace;
        }

        request = new ImportedRequest
        {
            ExternalId = id,
            Service = service,
            Closed = status.Closed,
            Outcome = status.Outcome,
            RequestedAt = times.Requested,
            UpdatedAt = times.Updated,
            ClosedAt = times.Closed,
            Description = _description.Of(_row),
            Address = _address.Of(_row),
            Zip = _zip.Of(_row),
            Lat = lat,
            Long = lon,
            Channel = _channel.Read(_row),
            OutcomeText = status.Closed ? _outcome.Of(_row) : "",
            Answers = _kept.Of(_row),
        };
        return TooLong(request);
    }

    private string? Times(bool isClosed, out (DateTimeOffset Requested, DateTimeOffset Updated, DateTimeOffset? Closed) times)
    {
        times = default;
        if (Date("requested", _requested, out var requested) is { } bad1)
        {
            return bad1;
        }

        if (requested is not { } opened)
        {
            return "there is no date of the request";
        }

        if (opened > _latest)
        {
            return $"the date of the request, {opened:yyyy-MM-dd}, is in the future";
        }

        if (Date("updated", _updated, out var updated) is { } bad2)
        {
            return bad2;
        }

        if (Date("closed", _closed, out var closed) is { } bad3)
        {
            return bad3;
        }

        // Sources round, and set "midnight of the day": nothing happens before the request, and a closed one was closed at some time.
        var ended = isClosed ? Later(opened, closed ?? updated) : (DateTimeOffset?)null;
        times = (opened, Later(ended ?? opened, updated), ended);
        return null;
    }

    private string? Date(string name, ColumnText column, out DateTimeOffset? time)
    {
        time = null;
        var text = column.Of(_row);
        if (text.Length == 0)
        {
            return null;
        }

        if (!_dates.TryRead(text, out var read))
        {
            return $"the {name} date '{Short.Of(text)}' cannot be read";
        }

        time = read;
        return null;
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset? other) => other > first ? other.Value : first;

    private static string? TooLong(ImportedRequest request) =>
        request.Description.Length > LongestText ? $"the description is longer than {LongestText:N0} characters"
        : request.OutcomeText.Length > LongestText ? $"the outcome is longer than {LongestText:N0} characters"
        : request.Answers?.Length > LongestText ? $"the kept columns are longer than {LongestText:N0} characters"
        : request.Address.Length > LongestLine ? $"the address is longer than {LongestLine} characters"
        : request.Service.Name.Length > LongestLine ? $"the service's name is longer than {LongestLine} characters"
        : request.Zip.Length > LongestLine ? $"the postcode is longer than {LongestLine} characters"
        : null;
}
