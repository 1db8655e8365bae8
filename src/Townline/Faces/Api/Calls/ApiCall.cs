using System.Globalization;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Api.Calls;

/// <summary>One call in the hands of its operation. Reading a wrong value notes what is wrong and goes on, so that a caller hears of everything at once.</summary>
internal sealed class ApiCall(HttpContext http)
{
    private readonly List<FieldProblem> _problems = [];

    public HttpContext Http { get; } = http;
    public TownContext Town { get; } = http.RequestServices.GetRequiredService<TownContext>();
    public Tenant Tenant => Town.Tenant;
    public IWords Words { get; } = http.RequestServices.GetRequiredService<IWords>();
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Address of this server as the caller knows it, without a slash at the end.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}";

    public T Get<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A segment of the path.</summary>
    public string Segment(Parameter parameter) => (string)Http.Request.RouteValues[parameter.Name]!;

    /// <summary>The words of a parameter; null when it is missing or empty.</summary>
    public string? Text(Parameter parameter)
    {
        var text = PlainText.Clean(Raw(parameter));
        if (text.Length > parameter.Longest)
        {
            Wrong(parameter.Name, "api.long", parameter.Longest);
            return null;
        }

        if (parameter.Values.Count > 0 && text.Length > 0 && !parameter.Values.Contains(text))
        {
            Wrong(parameter.Name, "api.value", string.Join(", ", parameter.Values));
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Words between commas; empty when the parameter is.</summary>
    public IReadOnlyList<string> List(Parameter parameter) => Text(parameter)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public int Whole(Parameter parameter)
    {
        var standard = parameter.Default ?? parameter.Smallest;
        if (Text(parameter) is not { } text)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= parameter.Smallest && number <= parameter.Largest)
        {
            return number;
        }

        Wrong(parameter.Name, "api.whole", parameter.Smallest, parameter.Largest);
        return standard;
    }

    /// <summary>One of our ids.</summary>
    public long? Id(Parameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        Wrong(parameter.Name, "api.id");
        return null;
    }

    public DateTimeOffset? Moment(Parameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (UtcMoment.Parse(text) is { } moment)
        {
            return moment;
        }

        Wrong(parameter.Name, "api.moment");
        return null;
    }

    /// <summary>Notes that a field is wrong; the sentence is a key of the words.</summary>
    public void Wrong(string field, string key, params object?[] args) => _problems.Add(new FieldProblem { Field = field, Detail = Words[key, args] });

    /// <exception cref="ApiRefusal">400: something noted is wrong.</exception>
    public void RefuseIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new ApiRefusal(StatusCodes.Status400BadRequest, _problems[0].Detail, _problems);
        }
    }

    /// <summary>A refusal by a key of the words.</summary>
    public ApiRefusal Refusal(int status, string key, params object?[] args) => new(status, Words[key, args]);

    /// <summary>404.</summary>
    public ApiRefusal NotFound(string key, params object?[] args) => Refusal(StatusCodes.Status404NotFound, key, args);

    private string? Raw(Parameter parameter) => parameter.In == Microsoft.OpenApi.ParameterLocation.Header
        ? Http.Request.Headers[parameter.Name].FirstOrDefault()
        : Http.Request.Query[parameter.Name] is { Count: > 0 } values ? string.Join(',', values.Where(value => !string.IsNullOrEmpty(value))) : null;
}
