namespace Townline.Tests.Support;

/// <summary>A test that needs a program on the PATH, and is shown as skipped without it. ./test installs them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(string program)
    {
        var found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        Skip = found ? null : $"There is no {program} on this machine; ./test installs it.";
    }
}
