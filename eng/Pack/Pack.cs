#:property PublishAot=false
#:property IsAotCompatible=false
// Packs a folder, so that the same files give the same bytes on every machine:
//
//   dotnet run eng/Pack/Pack.cs -- FOLDER ARCHIVE SECONDS
//
// ARCHIVE ends in .zip or .tar.gz; SECONDS since 1970 is the time of all that is in it. What has a name that clients look for is
// executable.
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

if (args is not [var folder, var archive, var seconds])
{
    await Console.Error.WriteLineAsync("Usage: Pack FOLDER ARCHIVE SECONDS");
    return 2;
}

const UnixFileMode readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
const UnixFileMode executable = readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
const int regularFile = 0x8000;
var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
await using var target = File.Create(archive);
await (archive.EndsWith(".zip", StringComparison.Ordinal) ? ZipAsync() : TarAsync());
return 0;

async Task ZipAsync()
{
    await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null);
    foreach (var file in files)
    {
        var entry = zip.CreateEntry(Path.GetFileName(file), CompressionLevel.SmallestSize);
        entry.LastWriteTime = time;
        entry.ExternalAttributes = (regularFile | (int)ModeOf(file)) << 16;
        await using var content = await entry.OpenAsync();
        await using var source = File.OpenRead(file);
        await source.CopyToAsync(content);
    }
}

async Task TarAsync()
{
    await using var gzip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
    await using var tar = new TarWriter(gzip, TarEntryFormat.Ustar, leaveOpen: true);
    foreach (var file in files)
    {
        await using var source = File.OpenRead(file);
        await tar.WriteEntryAsync(new UstarTarEntry(
            TarEntryType.RegularFile, Path.GetFileName(file))
        { ModificationTime = time, Mode = ModeOf(file), DataStream = source });
    }
}

static UnixFileMode ModeOf(string file) =>
    Path.GetFileName(file).StartsWith("terraform-provider-", StringComparison.Ordinal)
        || Path.GetFileName(file).StartsWith("pulumi-resource-", StringComparison.Ordinal)
        ? executable
        : readable;
