using Townline.Channels.Open311.Documents;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Open311;

/// <summary>One call in the hands of its operation: the town, the arguments, the format of the answer.</summary>
internal sealed class Call(HttpContext http, Format format, TownContext town, IWords words, Arguments arguments, RawForm form)
{
    public HttpContext Http { get; } = http;
    public TownContext Town { get; } = town;
    public Tenant Tenant => Town.Tenant;
    public IWords Words { get; } = words;
    public Arguments Arguments { get; } = arguments;
    public RawForm Form { get; } = form;
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>A developer tries: nothing is stored.</summary>
    public bool IsTest { get; } = http.Request.Path.StartsWithSegments(Open311Module.TestRoot, StringComparison.Ordinal);

    /// <summary>Address of this server as the caller knows it, without a slash at the end.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}";

    public T Get<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A value of the path, such as "id".</summary>
    public string Path(string name) => (string)Http.Request.RouteValues[name]!;

    public Task Answer(Action<DocumentWriter> write) => Open311Answer.Send(Http, format, StatusCodes.Status200OK, write);
}
