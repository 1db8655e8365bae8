using Xunit.Abstractions;
using Xunit.Sdk;

namespace Townline.Tests.Support;

/// <summary>
/// A test that runs once on each engine; its first and only parameter is the <see cref="Engine"/>. Without a PostgreSQL
/// (see <see cref="PostgresServer"/>) that half is shown as skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Townline.Tests.Support." + nameof(BothEnginesDiscoverer), "Townline.Tests")]
public sealed class BothEnginesAttribute : FactAttribute
{
    /// <param name="needing">A program that has to be on the PATH, as with <see cref="FactNeedingAttribute"/>.</param>
    public BothEnginesAttribute(string? needing = null) => Skip = needing is null ? null : new FactNeedingAttribute(needing).Skip;
}

/// <summary>Makes the two test cases of <see cref="BothEnginesAttribute"/>.</summary>
public sealed class BothEnginesDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        var (display, displayOptions) = (options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault());
        yield return new XunitTestCase(messages, display, displayOptions, method, [Engine.SQLite]);
        yield return PostgresServer.Missing is { } reason
            ? new XunitSkippedDataRowTestCase(messages, display, displayOptions, method, reason, [Engine.PostgreSQL])
            : new XunitTestCase(messages, display, displayOptions, method, [Engine.PostgreSQL]);
    }
}
