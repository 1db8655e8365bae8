namespace Townline.Platform.Web;

/// <summary>What `serve` does once the database is migrated and before the first request: make the first town, seed the demo.</summary>
internal interface IStartupTask
{
    /// <summary>Lower runs earlier.</summary>
    int Order { get; }

    Task Run(StartupContext start, CancellationToken cancel);
}

/// <param name="Empty">--empty was given: no demo data.</param>
/// <param name="Say">Where start-up lines for the operator go.</param>
/// <param name="Site">Where the site will be, for links on those lines: http://localhost:5311. Empty when the port is not known yet.</param>
internal sealed record StartupContext(bool Empty, TextWriter Say, string Site = "");
