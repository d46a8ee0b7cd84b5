using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>A part of a config file that an area of the API is about: how it is read out of the file's text and put back.</summary>
/// <param name="File">The file.</param>
/// <param name="Read">The part in a text.</param>
/// <param name="Write">The text with the part changed.</param>
/// <param name="Lock">The lock that guards changes, where it is not named after the file.</param>
public sealed record FilePart<T>(ConfigFile File, Func<string, T> Read, Func<string, T, string> Write, string? Lock = null)
{
    /// <summary>The part as it is.</summary>
    public T Value => Read(File.Text);

    /// <summary>Changes the part under its lock; nothing is written when the change fails.</summary>
    public void Change(Action<T> change) => File.Locked(
        "",
        () =>
        {
            var value = Value;
            change(value);
            File.Write(Write(File.Text, value));
        },
        Lock);
}
