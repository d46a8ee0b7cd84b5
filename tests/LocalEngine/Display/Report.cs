using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Display;

/// <summary>Tells a person what happens, while it happens and at the end.</summary>
/// <param name="command">The command: <c>preview</c>, <c>up</c>, <c>refresh</c>, <c>destroy</c> or <c>import</c>.</param>
/// <param name="debug">Whether to show what is only for whoever looks for a fault.</param>
public sealed class Report(TextWriter output, string command, bool debug)
{
    private readonly Lock _gate = new();

    /// <summary>Shows a step.</summary>
    public void Step(StepRecord step)
    {
        if (step.IsInternal || step is { Op: StepOp.Read, Old: not null, Logical: false, Error: null })
        {
            return;
        }

        if (step.Op is StepOp.Same or StepOp.CreateReplacement or StepOp.DeleteReplaced or StepOp.RemovePendingReplace)
        {
            return;
        }

        lock (_gate)
        {
            output.WriteLine($"{DiffText.Mark(step.Op),2} {step.Type} {step.Name}{Remark(step)}");
            foreach (var line in DiffText.Of(step, step.IsRefresh))
            {
                output.WriteLine($"     {line}");
            }
        }
    }

    /// <summary>Shows a message.</summary>
    public void Message(Diagnostic message)
    {
        if (message.Severity == Severity.Debug && !debug)
        {
            return;
        }

        var named = message.Urn.Length == 0 || message.Message.StartsWith(Urn.TypeOf(message.Urn), StringComparison.Ordinal);
        var about = named ? "" : $"{Urn.TypeOf(message.Urn)} {Urn.NameOf(message.Urn)}: ";
        var label = (message.Ephemeral, message.Severity) switch
        {
            (true, _) => "... ",
            (_, Severity.Error) => "error: ",
            (_, Severity.Warning) => "warning: ",
            (_, Severity.Debug) => "debug: ",
            _ => "",
        };
        lock (_gate)
        {
            output.WriteLine($"{label}{about}{message.Message.TrimEnd()}");
        }
    }

    /// <summary>Shows what came of it.</summary>
    public void Summary(DeploymentResult result)
    {
        lock (_gate)
        {
            if (result.Outputs.Count > 0)
            {
                output.WriteLine("Outputs:");
                foreach (var line in DiffText.Members(" ", result.Outputs))
                {
                    output.WriteLine($"  {line}");
                }
            }

            output.WriteLine($"{command}{(result.Succeeded ? "" : " failed")}: {Counts(result)}");
        }
    }

    private string Remark(StepRecord step) =>
        step.Error is not null ? "   **failed**"
        : step.IsRefresh && command != "refresh" ? "   (found by the refresh)"
        : "";

    private static string Counts(DeploymentResult result)
    {
        var parts = result.Changes.Where(change => change.Key != StepOp.Same)
            .Select(change => $"{DiffText.Mark(change.Key)} {change.Value} "
                + $"{(result.IsPreview ? "to " + Word(change.Key) : Done(change.Key))}");
        if (result.Changes.TryGetValue(StepOp.Same, out var same))
        {
            parts = parts.Append($"{same} unchanged");
        }

        var text = string.Join(", ", parts);
        return text.Length == 0 ? "nothing to do" : text;
    }

    private static string Word(StepOp op) => op switch
    {
        StepOp.Create => "create",
        StepOp.Update => "update",
        StepOp.Delete => "delete",
        StepOp.Replace => "replace",
        StepOp.Read => "read",
        StepOp.Discard => "discard",
        _ => "import",
    };

    private static string Done(StepOp op) => Word(op) switch
    {
        "read" => "read",
        "import" or "discard" => Word(op) + "ed",
        var word => word + "d",
    };
}
