namespace Proxmox.Terraform.Tests.Wire;

/// <summary>Bytes as tests write and show them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    public static string Text(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    public static string Normal(string hex) => hex.Replace(" ", "", StringComparison.Ordinal);
}
