#:property PublishAot=false
#:property IsAotCompatible=false
// Looks at an executable that need not run on this machine: whether it is of the platform, and holds the ready-made schemas.
//
//   dotnet run eng/Inspect/Inspect.cs -- EXECUTABLE PLATFORM SCHEMA...
//
// Says in one line what it is; on macOS it must be signed as well, at least by itself, for the system starts no other there.
using System.Buffers.Binary;

if (args is not [var path, var platform, .. var schemas] || schemas.Length == 0)
{
    await Console.Error.WriteLineAsync("Usage: Inspect EXECUTABLE PLATFORM SCHEMA...");
    return 2;
}

var image = File.ReadAllBytes(path);
var (kind, expected) = (KindOf(image), platform switch
{
    "linux_amd64" or "linux_musl_amd64" => "ELF x86-64",
    "linux_arm64" => "ELF aarch64",
    "darwin_amd64" => "Mach-O x86-64, signed",
    "darwin_arm64" => "Mach-O arm64, signed",
    "windows_amd64" => "PE x86-64",
    _ => "known",
});
var absent = schemas.Where(schema => image.AsSpan().IndexOf(File.ReadAllBytes(schema)) < 0).ToList();
if (kind != expected)
{
    await Console.Error.WriteLineAsync($"It is {kind}, and for {platform} ought to be {expected}.");
}

foreach (var schema in absent)
{
    await Console.Error.WriteLineAsync($"It does not hold {schema}.");
}

if (kind != expected || absent.Count > 0)
{
    return 1;
}

await Console.Out.WriteLineAsync(kind);
return 0;

static string KindOf(ReadOnlySpan<byte> image) => BinaryPrimitives.ReadUInt32LittleEndian(image) switch
{
    0x464C457F => "ELF " + (BinaryPrimitives.ReadUInt16LittleEndian(image[18..]) switch
    {
        0x3E => "x86-64",
        0xB7 => "aarch64",
        _ => "of another processor"
    }),
    0xFEEDFACF => "Mach-O " + (BinaryPrimitives.ReadUInt32LittleEndian(image[4..]) switch
    {
        0x01000007 => "x86-64",
        0x0100000C => "arm64",
        _ => "of another processor"
    })
        + (IsSigned(image) ? ", signed" : ", not signed"),
    var word when (word & 0xFFFF) == 0x5A4D =>
        "PE " + (BinaryPrimitives.ReadUInt16LittleEndian(image[(BinaryPrimitives.ReadInt32LittleEndian(image[0x3C..]) + 4)..]) == 0x8664
            ? "x86-64" : "of another processor"),
    _ => "no executable",
};

// Whether a load command names a signature, and there is one where it says.
static bool IsSigned(ReadOnlySpan<byte> image)
{
    const int header = 32;
    const uint codeSignature = 0x1D;
    const uint embeddedSignature = 0xFADE0CC0;
    var commands = BinaryPrimitives.ReadInt32LittleEndian(image[16..]);
    var at = header;
    for (var command = 0; command < commands; command++)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(image[at..]) == codeSignature)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(
                image[BinaryPrimitives.ReadInt32LittleEndian(image[(at + 8)..])..]) == embeddedSignature;
        }

        at += BinaryPrimitives.ReadInt32LittleEndian(image[(at + 4)..]);
    }

    return false;
}
