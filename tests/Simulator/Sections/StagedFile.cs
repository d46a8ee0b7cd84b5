using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>A file whose changes are collected in a second one, until they are applied or thrown away.</summary>
public sealed class StagedFile
{
    private readonly ConfigFile _current;
    private readonly ConfigFile _staged;
    private readonly string _initial;

    /// <param name="current">The file that counts.</param>
    /// <param name="staged">The one in which changes are collected; empty where there are none.</param>
    /// <param name="initial">What stands in the file before anybody has written it.</param>
    public StagedFile(ConfigFile current, ConfigFile staged, string initial = "")
    {
        (_current, _staged, _initial) = (current, staged, initial);
    }

    /// <summary>Whether changes wait to be applied.</summary>
    public bool HasChanges => _staged.Text.Length > 0;

    /// <summary>What counts now.</summary>
    public string Applied => _current.Text.Length > 0 ? _current.Text : _initial;

    /// <summary>What will count once the changes are applied.</summary>
    public string Text => HasChanges ? _staged.Text : Applied;

    /// <summary>Collects a change.</summary>
    public void Stage(string text) => _staged.Write(text);

    /// <summary>Makes the changes count.</summary>
    public void Apply()
    {
        _current.Write(Text);
        Revert();
    }

    /// <summary>Throws the changes away.</summary>
    public void Revert() => _staged.Write("");

    /// <summary>The changes as <c>diff -u</c> shows them; null where there are none.</summary>
    public string? Difference(string name)
    {
        if (!HasChanges || LineDifference.Between(Applied, Text) is not { Length: > 0 } hunks)
        {
            return null;
        }

        return $"--- {name}\t{Moment(_current)}\n+++ {name}.new\t{Moment(_staged)}\n{hunks}";
    }

    private static string Moment(ConfigFile file) =>
        file.Written.ToString("yyyy-MM-dd HH:mm:ss.fffffff'00 +0000'", CultureInfo.InvariantCulture);
}
