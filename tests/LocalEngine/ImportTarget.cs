namespace Proxmox.LocalEngine;

/// <summary>An existing resource to be taken into a stack's record.</summary>
/// <param name="Type">Its type, such as <c>proxmox:storage:Nfs</c>.</param>
/// <param name="Name">The name that it gets in the program.</param>
/// <param name="Id">The id by which its provider finds it.</param>
/// <param name="Provider">Name or URN of a recorded provider; empty for any of its package, or the default one.</param>
/// <param name="Protect">Whether it must not be deleted, until the program says otherwise.</param>
public sealed record ImportTarget(string Type, string Name, string Id, string Provider = "", bool Protect = true)
{
    /// <summary>The version of the provider that is wanted, where none is recorded; empty for any.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where that provider is downloaded from; empty where the engine knows by itself.</summary>
    public string PluginDownloadUrl { get; init; } = "";
}
