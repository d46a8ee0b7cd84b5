using System.Text.Json.Nodes;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.Display;

/// <summary>What is recorded of a stack.</summary>
internal static class StackText
{
    /// <summary>All resources with their ids, operations that were never ended, and the outputs.</summary>
    public static void Write(TextWriter output, Stack stack, bool json)
    {
        var snapshot = stack.Snapshot;
        if (json)
        {
            JsonObject written = new()
            {
                ["resources"] = new JsonArray([.. snapshot.Resources.Select(ResultJson.Of)]),
                ["outputs"] = ValueJson.ForShow.Write(snapshot.Outputs),
            };
            output.WriteLine(written.ToJsonString(Json.Indented));
            return;
        }

        foreach (var state in snapshot.Resources)
        {
            string[] marks =
            [
                .. state.Delete ? ["to be deleted"] : Array.Empty<string>(),
                .. state.Protect ? ["protected"] : Array.Empty<string>(),
                .. state.InitErrors.IsEmpty ? Array.Empty<string>() : ["not ready"],
            ];
            output.WriteLine(
                $"{state.Type} {state.Name} {state.Id}{(marks.Length == 0 ? "" : $" ({string.Join(", ", marks)})")}".TrimEnd());
        }

        foreach (var pending in snapshot.Pending)
        {
            output.WriteLine($"interrupted while {SnapshotJson.Word(pending.Kind)}: {pending.Resource.Type} {pending.Resource.Name}");
        }

        foreach (var line in DiffText.Members(" ", snapshot.Outputs))
        {
            output.WriteLine($"output {line.TrimStart()}");
        }
    }

    /// <summary>The inputs that a program must give so that an imported resource stays as it is.</summary>
    public static void WriteInputs(TextWriter output, ResourceState state)
    {
        output.WriteLine($"{state.Type} {state.Name} ({state.Id}) has these inputs:");
        foreach (var line in DiffText.Members(" ", state.Inputs))
        {
            output.WriteLine($"  {line}");
        }
    }
}
