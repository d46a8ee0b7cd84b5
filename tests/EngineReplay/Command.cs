using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Programs;

namespace Proxmox.EngineReplay;

/// <summary>A command line of <c>pulumi</c>, done by the local engine.</summary>
internal sealed class Command
{
    private readonly List<string> _words = [];
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _replaced = [];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="NotSupportedException">The local engine has no such option.</exception>
    public Command(string line)
    {
        var words = new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.StartsWith("--", StringComparison.Ordinal) ? word.Split('=', 2) : [word]));
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "--replace":
                    _replaced.Add(words.Dequeue());
                    break;
                case "--refresh" or "-r":
                    _flags.Add("--refresh");
                    break;
                case "--yes" or "-y" or "--skip-preview" or "-f" or "--clear-pending-creates" or "--preview-only":
                    _flags.Add(word switch { "-y" => "--yes", "-f" => "--skip-preview", _ => word });
                    break;
                case "-s" or "--stack" or "-m" or "--message" or "-p" or "--parallel"
                    or "-o" or "--out" or "--color" or "--protect" or "--generate-code":
                    words.Dequeue();
                    break;
                case "--diff" or "--non-interactive" or "--expect-no-changes" or "--json" or "-j"
                    or "--suppress-outputs" or "--suppress-progress" or "--suppress-permalink":
                    break;
                case ['-', ..]:
                    throw new NotSupportedException($"the local engine has no option {word}");
                default:
                    _words.Add(word);
                    break;
            }
        }
    }

    private bool ShowsFirst => _flags.Contains("--yes") && !_flags.Contains("--skip-preview");

    /// <summary>Runs it, with the preview before it where nobody asked to skip it.</summary>
    /// <returns>Whether it ended well.</returns>
    public async Task<bool> RunAsync(Stack stack, IProgram program, CancellationToken cancel)
    {
        var options = new DeploymentOptions
        {
            Refresh = _flags.Contains("--refresh"),
            ClearPendingCreates = _flags.Contains("--clear-pending-creates"),
            Replace = [.. _replaced],
        };
        Func<bool, Task<DeploymentResult>> run = _words switch
        {
            ["preview"] or ["pre"] => _ => stack.PreviewAsync(program, options, cancel),
            ["up"] or ["update"] => preview =>
                preview ? stack.PreviewAsync(program, options, cancel) : stack.UpAsync(program, options, cancel),
            ["refresh"] => preview => stack.RefreshAsync(options, preview, cancel),
            ["destroy"] => preview => stack.DestroyAsync(options, preview, cancel),
            ["import", var type, var name, var id] => preview => stack.ImportAsync(new(type, name, id), options, preview, cancel),
            _ => throw new NotSupportedException($"the local engine has no command {string.Join(' ', _words)}"),
        };
        return _flags.Contains("--preview-only")
            ? (await run(true)).Succeeded
            : (!ShowsFirst || (await run(true)).Succeeded) && (await run(false)).Succeeded;
    }
}
