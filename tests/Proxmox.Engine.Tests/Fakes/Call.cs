using Proxmox.Client;

namespace Proxmox.Engine.Tests.Fakes;

/// <summary>One request that reached the fake.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/api2/json</c>.</param>
/// <param name="Form">The parameters.</param>
internal sealed record Call(string Method, string Path, Form Form)
{
    public override string ToString() => Form.Count == 0 ? $"{Method} {Path}" : $"{Method} {Path} {Form}";
}
