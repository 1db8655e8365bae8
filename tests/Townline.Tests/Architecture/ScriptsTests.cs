using Townline.Tests.Support;

namespace Townline.Tests.Architecture;

public class ScriptsTests
{
    [FactNeeding("shellcheck")]
    public void Every_shell_script_is_clean()
    {
        var scripts = RepositoryFiles.Paths().Where(path =>
            path.EndsWith(".sh", StringComparison.Ordinal) || (!Path.HasExtension(path) && RepositoryFiles.Text(path)?.StartsWith("#!/usr/bin/env bash", StringComparison.Ordinal) == true));
        var (code, output) = RepositoryFiles.Run("shellcheck", ["--external-sources", .. scripts]);
        Assert.True(code == 0, output);
    }
}
