# The program alone, in an image of its own size: no shell, no Git, no files but those that are mounted.
#
#     cargo install --path cli --locked --target x86_64-unknown-linux-musl --root target/image
#     docker build --tag discretion .
#     docker run --rm --volume "$PWD:/work:ro" discretion check blog/
FROM scratch
COPY target/image/bin/discretion /discretion
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/discretion"]
