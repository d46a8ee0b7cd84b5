using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Collects differences.</summary>
internal sealed class ChangeLog
{
    /// <summary>What was found, in the order of the older schema, additions last at each place.</summary>
    public List<SchemaChange> Changes { get; } = [];

    /// <summary>Programs or stacks may no longer work.</summary>
    public void Break(string path, string reason) => Changes.Add(new(path, IsBreaking: true, reason));

    /// <summary>Whatever worked still does.</summary>
    public void Allow(string path, string reason) => Changes.Add(new(path, IsBreaking: false, reason));

    /// <summary>Goes through the members of two objects of the same kind: those of both, those that are gone, those that are new.</summary>
    /// <param name="path">The place of both.</param>
    /// <param name="before">The older object; undefined counts as empty.</param>
    /// <param name="after">The newer object; undefined counts as empty.</param>
    /// <param name="both">Called with the path and both members.</param>
    /// <param name="gone">Called with the path of a member that is gone.</param>
    /// <param name="added">Called with the path and value of a new member.</param>
    public static void Walk(
        string path, JsonElement before, JsonElement after, Action<string, JsonElement, JsonElement> both, Action<string> gone,
            Action<string, JsonElement> added)
    {
        foreach (var member in before.Members())
        {
            var at = $"{path}/{member.Name}";
            if (after.Member(member.Name) is var still && still.Exists())
            {
                both(at, member.Value, still);
            }
            else
            {
                gone(at);
            }
        }

        foreach (var member in after.Members().Where(member => !before.Member(member.Name).Exists()))
        {
            added($"{path}/{member.Name}", member.Value);
        }
    }
}
