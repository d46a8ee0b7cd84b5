namespace Proxmox.Client;

/// <summary>One request, as often as it may be sent.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">Below <c>/api2/json</c>, encoded.</param>
/// <param name="Form">Its parameters; null for none.</param>
/// <param name="File">A file behind them; null for none.</param>
internal sealed record PveRequest(HttpMethod Method, string Path, Form? Form, FileUpload? File = null)
{
    /// <summary>Whether sending it twice is the same as sending it once.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>
    /// Whether PVE reserves the VMID of a new guest before it looks for a worker. When it finds none the reservation stays, so that the
    /// request did something and is not to be sent again as it is.
    /// </summary>
    public bool Reserves => Method == HttpMethod.Post && Path.Split('/') is ["", "nodes", _, "qemu" or "lxc"];

    /// <summary>Whether the parameters travel in the query string: PVE refuses a body with GET and DELETE.</summary>
    public bool HasQuery => (Method == HttpMethod.Get || Method == HttpMethod.Delete) && Form is { Count: > 0 };

    /// <summary>What the request names: the decoded segments of the path and the values of the query.</summary>
    public IEnumerable<string> Names()
    {
        var segments = Path.Split('/').Select(Uri.UnescapeDataString);
        return HasQuery ? segments.Concat(Form!.Select(entry => entry.Value)) : segments;
    }
}
