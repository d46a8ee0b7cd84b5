namespace Proxmox.Resources.Shared;

/// <summary>What the pages of data sources say of figures that are others at every reading.</summary>
internal static class Figures
{
    /// <summary>The advice to leave them out of outputs.</summary>
    public const string ThatMove =
        "Use, load and uptime differ at every reading: an output of the whole answer changes with every plan, so name what you need of it.";
}
